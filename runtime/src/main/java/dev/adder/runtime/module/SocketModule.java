package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The _socket module (Modules/socketmodule.c): sockets of the system; names are looked up by the JDK. */
@BuiltinModule(name = "_socket", doc = "Implementation module for socket operations.\n\nSee the socket module for documentation.")
public final class SocketModule extends NativeModule {
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    private static final int EAI_NONAME = -2;
    private static final int EAI_FAMILY = -6;
    private static final int EAI_SERVICE = -8;
    private static final int AI_PASSIVE = 1;
    private static final int AI_NUMERICHOST = 4;

    private static final String[] NAMES = {"AF_UNSPEC", "AF_UNIX", "AF_INET", "AF_INET6", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW",
        "SOCK_SEQPACKET", "SOCK_CLOEXEC", "SOCK_NONBLOCK", "SOL_SOCKET", "SO_DEBUG", "SO_REUSEADDR", "SO_TYPE", "SO_ERROR", "SO_DONTROUTE",
        "SO_BROADCAST", "SO_SNDBUF", "SO_RCVBUF", "SO_KEEPALIVE", "SO_OOBINLINE", "SO_LINGER", "SO_REUSEPORT", "SO_RCVLOWAT", "SO_SNDLOWAT",
        "SO_RCVTIMEO", "SO_SNDTIMEO", "SO_ACCEPTCONN", "SO_PROTOCOL", "SO_DOMAIN", "SOMAXCONN", "IPPROTO_IP", "IPPROTO_ICMP", "IPPROTO_TCP",
        "IPPROTO_UDP", "IPPROTO_IPV6", "TCP_NODELAY", "TCP_MAXSEG", "TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "IPV6_V6ONLY", "IP_TTL",
        "IP_TOS", "MSG_OOB", "MSG_PEEK", "MSG_DONTROUTE", "MSG_WAITALL", "MSG_DONTWAIT", "MSG_NOSIGNAL", "MSG_TRUNC", "SHUT_RD", "SHUT_WR",
        "SHUT_RDWR", "AI_PASSIVE", "AI_CANONNAME", "AI_NUMERICHOST", "AI_V4MAPPED", "AI_ALL", "AI_ADDRCONFIG", "AI_NUMERICSERV", "EAI_AGAIN",
        "EAI_FAIL", "EAI_FAMILY", "EAI_NONAME", "EAI_SERVICE", "EAI_SOCKTYPE", "NI_NUMERICHOST", "NI_NUMERICSERV", "NI_NAMEREQD", "NI_DGRAM",
        "INADDR_ANY", "INADDR_LOOPBACK", "INADDR_NONE"};
    private static final long[] VALUES = {0, AF_UNIX, AF_INET, AF_INET6, 1, 2, 3,
        5, 0x80000, 0x800, 1, 1, 2, 3, 4, 5,
        6, 7, 8, 9, 10, 13, 15, 18, 19,
        20, 21, 30, 38, 39, 4096, 0, 1, 6,
        17, 41, 1, 2, 4, 5, 6, 26, 2,
        1, 1, 2, 4, 0x100, 0x40, 0x4000, 0x20, 0, 1,
        2, AI_PASSIVE, 2, AI_NUMERICHOST, 8, 16, 32, 0x400, -3,
        -4, EAI_FAMILY, EAI_NONAME, EAI_SERVICE, -7, 1, 2, 8, 16,
        0, 0x7F000001L, 0xFFFFFFFFL};

    private PyType gaierror;
    private double defaultTimeout = -1;

    public SocketModule() {
        super("_socket", SocketModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "error", PyExc.OSError);
        addException(module, "socket", "herror", PyExc.OSError).decref();
        gaierror = addException(module, "socket", "gaierror", PyExc.OSError);
        addBorrowed(module, "timeout", PyExc.TimeoutError);
        addBorrowed(module, "SocketType", PySocket.TYPE);
        addBorrowed(module, "socket", PySocket.TYPE);
        add(module, "has_ipv6", dev.adder.runtime.object.PyBool.of(true));
        for (int i = 0; i < NAMES.length; i++) {
            add(module, NAMES[i], PyInt.of(VALUES[i]));
        }
    }

    @Override
    public void traverse(dev.adder.heap.Visitor visitor) {
        visitor.xvisit(gaierror);
    }

    @Override
    public void clear() {
        PyType old = gaierror;
        gaierror = null;
        PyObject.xdecref(old);
    }

    private static SocketModule state() {
        return state("_socket", SocketModule.class);
    }

    /** In seconds; below zero for none. */
    static double defaultTimeout() {
        return state().defaultTimeout;
    }

    /** The nanoseconds of a timeout in seconds, -1 of None. */
    // CPython: Modules/socketmodule.c socket_parse_timeout
    static long timeoutNanos(PyObject timeout) {
        if (timeout == PyNone.INSTANCE) {
            return -1;
        }
        long nanos = PyTime.fromSeconds(timeout, PyTime.Round.CEILING);
        if (nanos < 0) {
            throw PyErr.valueError("Timeout value out of range");
        }
        return nanos;
    }

    /** The address of a host by name or number; empty is every address, {@code <broadcast>} the broadcast one. */
    // CPython: Modules/socketmodule.c setipaddr
    static byte[] resolve(PyObject host, int family) {
        String name = hostName(host);
        if (name.isEmpty()) {
            return new byte[family == AF_INET ? 4 : 16];
        }
        if (family == AF_INET && (name.equals("<broadcast>") || name.equals("255.255.255.255"))) {
            return new byte[] {-1, -1, -1, -1};
        }
        for (byte[] address : lookup(name)) {
            if (address.length == (family == AF_INET ? 4 : 16)) {
                return address;
            }
        }
        throw addressError(EAI_NONAME, "Name or service not known");
    }

    private static String hostName(PyObject host) {
        if (host instanceof PyStr s) {
            return s.toString();
        }
        if (host instanceof PyBytes b) {
            return new String(b.value, java.nio.charset.StandardCharsets.US_ASCII);
        }
        throw PyErr.typeError("str, bytes or bytearray expected, not " + host.type.tpName());
    }

    private static RuntimeException addressError(int code, String text) {
        return PyErr.osErrorLike(state().gaierror, code, text);
    }

    private static List<byte[]> lookup(String name) {
        ThreadState ts = Gil.save();
        List<byte[]> addresses = new ArrayList<>();
        try {
            for (InetAddress a : InetAddress.getAllByName(name)) {
                addresses.add(a.getAddress());
            }
        } catch (UnknownHostException unknown) {
            // an empty list says so
        } finally {
            Gil.acquire(ts);
        }
        if (addresses.isEmpty()) {
            throw addressError(EAI_NONAME, "Name or service not known");
        }
        return addresses;
    }

    /** An address in its usual notation. */
    static String text(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + "." + (address[3] & 0xFF);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && address[2 * (i + n)] == 0 && address[2 * (i + n) + 1] == 0) {
                n++;
            }
            if (n > bestLength) {
                bestStart = i;
                bestLength = n;
            }
        }
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                sb.append("::");
                i += bestLength - 1;
                continue;
            }
            if (sb.length() > 0 && sb.charAt(sb.length() - 1) != ':') {
                sb.append(':');
            }
            sb.append(Integer.toHexString((address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF));
        }
        return sb.toString();
    }

    @PyMethod(value = "socketpair($module, family=1, type=1, proto=0, /)", textSignature = false,
            doc = "socketpair([family[, type [, proto]]]) -> (socket object, socket object)\n\n"
            + "Create a pair of socket objects from the sockets returned by the platform\n"
            + "socketpair() function.\n"
            + "The arguments are the same as for socket() except the default family is\n"
            + "AF_UNIX if defined on the platform; otherwise, the default is AF_INET.")
    static PyObject socketpair(int family, int type, int proto) {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 8);
        int r = PosixFiles.quick("socketpair", family, type | 0x80000, proto, m.address(), 0);
        if (r < 0) {
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        int a = m.get(ValueLayout.JAVA_INT, 0);
        int b = m.get(ValueLayout.JAVA_INT, 4);
        return PyTuple.steal(wrap(family, type, proto, a), wrap(family, type, proto, b));
    }

    private static PyObject wrap(int family, int type, int proto, int fd) {
        PyTuple args = PyTuple.steal(PyInt.of(family), PyInt.of(type), PyInt.of(proto), PyInt.of(fd));
        try {
            return dev.adder.runtime.object.Call.call(PySocket.TYPE, args, null);
        } finally {
            args.decref();
        }
    }

    @PyMethod(value = "close($module, fd, /)", textSignature = false, doc = "close(integer) -> None\n\n"
            + "Close an integer socket file descriptor.  This is like os.close(), but for\n"
            + "sockets; on some platforms os.close() won't work for socket file descriptors.")
    static void close(int fd) {
        int r = PosixFiles.slow("close", fd, 0, 0);
        if (r < 0 && r != -104) {
            throw PyErr.osError(-r, (PyObject) null, null);
        }
    }

    @PyMethod(value = "dup($module, fd, /)", textSignature = false, doc = "dup(integer) -> integer\n\n"
            + "Duplicate an integer socket file descriptor.  This is like os.dup(), but for\n"
            + "sockets; on some platforms os.dup() won't work for socket file descriptors.")
    static int dup(int fd) {
        return PosixModule.dup(fd);
    }

    @PyMethod(value = "gethostname($module, /)", textSignature = false, doc = "gethostname() -> string\n\n"
            + "Return the current host name.")
    static PyObject gethostname() {
        MemorySegment m = Libc.scratch().small.asSlice(2048, 1024);
        int r = PosixFiles.quick("gethostname", m.address(), 1023, 0);
        if (r < 0) {
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        return FsPath.decode(Libc.bytesAt(m.address()));
    }

    @PyMethod(value = "gethostbyname($module, host, /)", textSignature = false, doc = "gethostbyname(host) -> address\n\n"
            + "Return the IP address (a string of the form '255.255.255.255') for a host.")
    static PyObject gethostbyname(PyObject host) {
        return PyStr.of(text(resolve(host, AF_INET)));
    }

    // CPython: Modules/socketmodule.c socket_getaddrinfo
    @PyMethod(value = "getaddrinfo($module, /, host, port, family=0, type=0, proto=0, flags=0)", textSignature = false,
            doc = "getaddrinfo(host, port [, family, type, proto, flags])\n"
            + "    -> list of (family, type, proto, canonname, sockaddr)\n\n"
            + "Resolve host and port into addrinfo struct.")
    static PyObject getaddrinfo(PyObject host, PyObject port, int family, int type, int proto, int flags) {
        int number;
        if (port == PyNone.INSTANCE) {
            number = 0;
        } else if (port instanceof PyInt) {
            number = Args.toInt(port);
        } else if (port instanceof PyStr || port instanceof PyBytes) {
            String text = hostName(port);
            try {
                number = Integer.parseInt(text);
            } catch (NumberFormatException notNumeric) {
                throw addressError(EAI_SERVICE, "Servname not supported for ai_socktype");
            }
        } else {
            throw PyErr.format(PyExc.OSError, "Int or String expected");
        }
        if (family != 0 && family != AF_INET && family != AF_INET6) {
            throw addressError(EAI_FAMILY, "ai_family not supported");
        }
        List<byte[]> addresses;
        if (host == PyNone.INSTANCE) {
            boolean any = (flags & AI_PASSIVE) != 0;
            byte[] six = new byte[16];
            six[15] = (byte) (any ? 0 : 1);
            addresses = List.of(any ? new byte[4] : new byte[] {127, 0, 0, 1}, six);
        } else {
            String name = hostName(host);
            boolean numeric = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
            if ((flags & AI_NUMERICHOST) != 0 && !numeric) {
                throw addressError(EAI_NONAME, "Name or service not known");
            }
            addresses = lookup(name);
        }
        int[] types = {1, 2, 3};
        int[] protos = {6, 17, 0};
        PyList list = PyList.create();
        for (byte[] address : addresses) {
            int of = address.length == 4 ? AF_INET : AF_INET6;
            if (family != 0 && family != of) {
                continue;
            }
            for (int i = 0; i < 3; i++) {
                if (type != 0 && type != types[i] || proto != 0 && protos[i] != 0 && proto != protos[i]) {
                    continue;
                }
                PyObject where = of == AF_INET ? PyTuple.steal(PyStr.of(text(address)), PyInt.of(number))
                        : PyTuple.steal(PyStr.of(text(address)), PyInt.of(number), PyInt.of(0), PyInt.of(0));
                list.appendSteal(PyTuple.steal(PyInt.of(of), PyInt.of(types[i]), PyInt.of(protos[i] == 0 ? proto : protos[i]), PyStr.of(""), where));
            }
        }
        if (list.size() == 0) {
            list.decref();
            throw addressError(EAI_NONAME, "Name or service not known");
        }
        return list;
    }

    @PyMethod(value = "inet_pton($module, family, address, /)", textSignature = false,
            doc = "inet_pton(af, ip) -> packed IP address string\n\n"
            + "Convert an IP address from string format to a packed string suitable\n"
            + "for use with low-level network functions.")
    static PyObject inetPton(int family, PyObject address) {
        if (family != AF_INET && family != AF_INET6) {
            throw PyErr.osErrorLike(PyExc.OSError, 97, "Address family not supported by protocol");
        }
        Libc.Scratch s = Libc.scratch();
        int n = family == AF_INET ? 4 : 16;
        byte[] name = FsPath.encode(address);
        int r = PosixFiles.quick("inet_pton", family, s.string(name, 0), s.small.address() + 3072);
        if (r != 1) {
            throw PyErr.format(PyExc.OSError, "illegal IP address string passed to inet_pton");
        }
        return PyBytes.of(s.small.asSlice(3072, n).toArray(ValueLayout.JAVA_BYTE));
    }

    @PyMethod(value = "inet_ntop($module, family, packed, /)", textSignature = false,
            doc = "inet_ntop(af, packed_ip) -> string formatted IP address\n\n"
            + "Convert a packed IP address of the given family to string format.")
    static PyObject inetNtop(int family, PyObject packed) {
        byte[] address = FsPath.bytesOf(packed);
        if (family != AF_INET && family != AF_INET6) {
            throw PyErr.valueError("unknown address family " + family);
        }
        if (address.length != (family == AF_INET ? 4 : 16)) {
            throw PyErr.valueError("invalid length of packed IP address string");
        }
        return PyStr.of(text(address));
    }

    @PyMethod(value = "htons($module, x, /)", textSignature = false, doc = "htons(integer) -> integer\n\n"
            + "Convert a 16-bit unsigned integer from host to network byte order.")
    static int htons(int x) {
        if (x < 0 || x > 0xFFFF) {
            throw PyErr.overflowError(x < 0 ? "htons: can't convert negative Python int to C 16-bit unsigned integer"
                    : "htons: Python int too large to convert to C 16-bit unsigned integer");
        }
        return (x & 0xFF) << 8 | x >> 8;
    }

    @PyMethod(value = "getdefaulttimeout($module, /)", textSignature = false, doc = "getdefaulttimeout() -> timeout\n\n"
            + "Returns the default timeout in seconds (float) for new socket objects.\n"
            + "A value of None indicates that new socket objects have no timeout.\n"
            + "When the socket module is first imported, the default is None.")
    static PyObject getdefaulttimeout() {
        double t = defaultTimeout();
        return t < 0 ? PyNone.owned() : PyFloat.of(t);
    }

    @PyMethod(value = "setdefaulttimeout($module, timeout, /)", textSignature = false, doc = "setdefaulttimeout(timeout)\n\n"
            + "Set the default timeout in seconds (float) for new socket objects.\n"
            + "A value of None indicates that new socket objects have no timeout.\n"
            + "When the socket module is first imported, the default is None.")
    static void setdefaulttimeout(PyObject timeout) {
        long nanos = timeoutNanos(timeout);
        state().defaultTimeout = nanos < 0 ? -1 : nanos / 1e9;
    }
}
