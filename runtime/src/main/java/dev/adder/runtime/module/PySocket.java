package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code _socket.socket} (Modules/socketmodule.c): a descriptor with its family, type, protocol and timeout. */
@BuiltinType(name = "_socket.socket", doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n"
        + "socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\n"
        + "Open a socket of the given type.  The family argument specifies the\n"
        + "address family; it defaults to AF_INET.  The type argument specifies\n"
        + "whether this is a stream (SOCK_STREAM, this is the default)\n"
        + "or datagram (SOCK_DGRAM) socket.  The protocol argument defaults to 0,\n"
        + "specifying the default protocol.  Keyword arguments are accepted.\n"
        + "The socket is created as non-inheritable.\n\n"
        + "When a fileno is passed in, family, type and proto are auto-detected,\n"
        + "unless they are explicitly set.\n\n"
        + "A socket object represents one endpoint of a network connection.\n\n"
        + "Methods of socket objects (keyword arguments not allowed):\n\n"
        + "_accept() -- accept connection, returning new socket fd and client address\n"
        + "bind(addr) -- bind the socket to a local address\n"
        + "close() -- close the socket\n"
        + "connect(addr) -- connect the socket to a remote address\n"
        + "connect_ex(addr) -- connect, return an error code instead of an exception\n"
        + "dup() -- return a new socket fd duplicated from fileno()\n"
        + "fileno() -- return underlying file descriptor\n"
        + "getpeername() -- return remote address [*]\n"
        + "getsockname() -- return local address\n"
        + "getsockopt(level, optname[, buflen]) -- get socket options\n"
        + "gettimeout() -- return timeout or None\n"
        + "listen([n]) -- start listening for incoming connections\n"
        + "recv(buflen[, flags]) -- receive data\n"
        + "recv_into(buffer[, nbytes[, flags]]) -- receive data (into a buffer)\n"
        + "recvfrom(buflen[, flags]) -- receive data and sender's address\n"
        + "recvfrom_into(buffer[, nbytes, [, flags])\n"
        + "  -- receive data and sender's address (into a buffer)\n"
        + "sendall(data[, flags]) -- send all data\n"
        + "send(data[, flags]) -- send data, may not send all of it\n"
        + "sendto(data[, flags], addr) -- send data to a given address\n"
        + "setblocking(bool) -- set or clear the blocking I/O flag\n"
        + "getblocking() -- return True if socket is blocking, False if non-blocking\n"
        + "setsockopt(level, optname, value[, optlen]) -- set socket options\n"
        + "settimeout(None | float) -- set or clear the timeout\n"
        + "shutdown(how) -- shut down traffic in one or both directions\n\n"
        + " [*] not available on all platforms!")
public final class PySocket extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int EINPROGRESS = 115;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ERROR = 4;
    private static final int SO_PROTOCOL = 38;
    private static final int SO_DOMAIN = 39;

    private int fd = -1;
    private int family = -1;
    private int kind = -1;
    private int proto = -1;

    /** In nanoseconds; below zero blocks for ever. */
    private long timeout = -1;

    private PySocket(PyType type) {
        super(type);
        FreeLists.born(this);
    }

    @PyNew(value = "socket", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return new PySocket(cls);
    }

    private static int check(int r) {
        if (r < 0) {
            throw PyErr.osError(-r, (PyObject) null, null);
        }
        return r;
    }

    // CPython: Modules/socketmodule.c sock_initobj_impl
    @PyInit("socket(family=-1, type=-1, proto=-1, fileno=None)")
    static void init(PySocket self, int family, int type, int proto, PyObject fileno) {
        self.close();
        if (fileno != null && fileno != PyNone.INSTANCE) {
            int fd = Args.toInt(fileno);
            if (fd < 0) {
                throw PyErr.valueError("negative file descriptor");
            }
            int domain = check(intOption(fd, SOL_SOCKET, SO_DOMAIN));
            self.family = family == -1 ? domain : family;
            self.kind = type == -1 ? check(intOption(fd, SOL_SOCKET, SO_TYPE)) : type;
            self.proto = proto == -1 ? check(intOption(fd, SOL_SOCKET, SO_PROTOCOL)) : proto;
            self.fd = fd;
        } else {
            self.family = family == -1 ? 2 : family;
            self.kind = type == -1 ? 1 : type;
            self.proto = proto == -1 ? 0 : proto;
            self.fd = check(PosixFiles.quick("socket", self.family, self.kind | SOCK_CLOEXEC, self.proto));
        }
        self.kind &= ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
        self.timeout = -1;
        double byDefault = SocketModule.defaultTimeout();
        if (byDefault >= 0) {
            self.timeout = (long) (byDefault * 1e9);
            setBlocking(self.fd, false);
        }
    }

    private static void setBlocking(int fd, boolean blocking) {
        int flags = check(PosixFiles.quick("fcntl", fd, 3, 0));
        check(PosixFiles.quick("fcntl", fd, 4, blocking ? flags & ~SOCK_NONBLOCK : flags | SOCK_NONBLOCK));
    }

    private static int intOption(int fd, int level, int option) {
        MemorySegment m = Libc.scratch().small.asSlice(3072, 16);
        m.set(ValueLayout.JAVA_INT, 8, 4);
        int r = PosixFiles.quick("getsockopt", fd, level, option, m.address(), m.address() + 8);
        return r < 0 ? r : m.get(ValueLayout.JAVA_INT, 0);
    }

    /** Waits for the descriptor; TimeoutError after the timeout. A socket that does not block does not wait. */
    private void await(int events, long deadline) {
        if (timeout == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 8);
            m.set(ValueLayout.JAVA_INT, 0, fd);
            m.set(ValueLayout.JAVA_SHORT, 4, (short) events);
            int r = check(SelectModule.await(m, 1, timeout > 0, deadline));
            if (r == 0) {
                throw PyErr.format(PyExc.TimeoutError, "timed out");
            }
        }
    }

    /** A call on the descriptor of this once it is ready; repeated if another took what was there. */
    private int ready(int events, String function, long b, long c, long d, long e, long f) {
        long deadline = System.nanoTime() + timeout;
        for (;;) {
            if (fd >= 0) {
                await(events, deadline);
            }
            int r = PosixFiles.slow(function, fd, b, c, d, e, f);
            if (r == -PosixFiles.EINTR) {
                PosixFiles.checkSignals();
            } else if (r != -PosixFiles.EAGAIN || timeout == 0) {
                return check(r);
            }
        }
    }

    /** Puts an address as the system has it at {@code m}; its length. */
    // CPython: Modules/socketmodule.c getsockaddrarg
    private int putAddress(MemorySegment m, PyObject address, String caller) {
        m.fill((byte) 0);
        m.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        switch (family) {
            case SocketModule.AF_UNIX -> {
                byte[] path = address instanceof PyStr s ? FsPath.encodeStr(s) : FsPath.bytesOf(address);
                if (path.length > 107 || path.length > 107 - 1 && path[0] != 0) {
                    throw PyErr.format(PyExc.OSError, "AF_UNIX path too long");
                }
                MemorySegment.copy(path, 0, m, ValueLayout.JAVA_BYTE, 2, path.length);
                return 2 + path.length + (path.length == 0 || path[0] != 0 ? 1 : 0);
            }
            case SocketModule.AF_INET, SocketModule.AF_INET6 -> {
                if (!(address instanceof PyTuple t)) {
                    throw PyErr.typeError(caller + "(): AF_INET" + (family == SocketModule.AF_INET ? "" : "6") + " address must be tuple, not "
                            + address.type.tpName());
                }
                if (t.size() < 2 || family == SocketModule.AF_INET && t.size() > 2 || t.size() > 4) {
                    throw PyErr.typeError(family == SocketModule.AF_INET ? "AF_INET address must be a pair (host, port)"
                            : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
                }
                byte[] host = SocketModule.resolve(t.get(0), family);
                long port = Abstract.asSsize(t.get(1), PyExc.OverflowError);
                if (port < 0 || port > 0xFFFF) {
                    throw PyErr.overflowError(caller + "(): port must be 0-65535.");
                }
                m.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
                m.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
                if (family == SocketModule.AF_INET) {
                    MemorySegment.copy(host, 0, m, ValueLayout.JAVA_BYTE, 4, 4);
                    return 16;
                }
                m.set(ValueLayout.JAVA_INT, 4, t.size() > 2 ? Integer.reverseBytes(Args.toInt(t.get(2))) : 0);
                MemorySegment.copy(host, 0, m, ValueLayout.JAVA_BYTE, 8, 16);
                m.set(ValueLayout.JAVA_INT, 24, t.size() > 3 ? Args.toInt(t.get(3)) : 0);
                return 28;
            }
            default -> throw PyErr.format(PyExc.OSError, caller + "(): bad family");
        }
    }

    /** The address at {@code m} as Python has it. Owned. */
    // CPython: Modules/socketmodule.c makesockaddr
    private static PyObject takeAddress(MemorySegment m, int length) {
        if (length == 0) {
            return PyNone.owned();
        }
        int family = m.get(ValueLayout.JAVA_SHORT, 0);
        int port = (m.get(ValueLayout.JAVA_BYTE, 2) & 0xFF) << 8 | m.get(ValueLayout.JAVA_BYTE, 3) & 0xFF;
        switch (family) {
            case SocketModule.AF_UNIX -> {
                byte[] path = m.asSlice(2, Math.max(0, length - 2)).toArray(ValueLayout.JAVA_BYTE);
                if (path.length > 0 && path[0] == 0) {
                    return PyBytes.of(path);
                }
                int n = 0;
                while (n < path.length && path[n] != 0) {
                    n++;
                }
                return FsPath.decode(java.util.Arrays.copyOf(path, n));
            }
            case SocketModule.AF_INET -> {
                byte[] host = m.asSlice(4, 4).toArray(ValueLayout.JAVA_BYTE);
                return PyTuple.steal(PyStr.of(SocketModule.text(host)), PyInt.of(port));
            }
            case SocketModule.AF_INET6 -> {
                byte[] host = m.asSlice(8, 16).toArray(ValueLayout.JAVA_BYTE);
                return PyTuple.steal(PyStr.of(SocketModule.text(host)), PyInt.of(port),
                        PyInt.of(Integer.reverseBytes(m.get(ValueLayout.JAVA_INT, 4))), PyInt.of(m.get(ValueLayout.JAVA_INT, 24)));
            }
            default -> {
                return PyTuple.steal(PyInt.of(family), PyBytes.of(m.asSlice(2, length - 2).toArray(ValueLayout.JAVA_BYTE)));
            }
        }
    }

    private void close() {
        if (fd >= 0) {
            int old = fd;
            fd = -1;
            PosixFiles.slow("close", old, 0, 0);
        }
    }

    @PyMethod(value = "close($self, /)", textSignature = false, doc = "close()\n\n"
            + "Close the socket.  It cannot be used after this call.")
    static void close_(PySocket self) {
        if (self.fd >= 0) {
            int old = self.fd;
            self.fd = -1;
            int r = PosixFiles.slow("close", old, 0, 0);
            // the other side may have gone already
            if (r < 0 && r != -104) {
                check(r);
            }
        }
    }

    @PyMethod(value = "detach($self, /)", textSignature = false, doc = "detach()\n\n"
            + "Close the socket object without closing the underlying file descriptor.\n"
            + "The object cannot be used after this call, but the file descriptor\n"
            + "can be reused for other purposes.  The file descriptor is returned.")
    static int detach(PySocket self) {
        int fd = self.fd;
        self.fd = -1;
        return fd;
    }

    @PyMethod(value = "fileno($self, /)", textSignature = false, doc = "fileno() -> integer\n\n"
            + "Return the integer file descriptor of the socket.")
    static int fileno(PySocket self) {
        return self.fd;
    }

    // CPython: Modules/socketmodule.c sock_accept
    @PyMethod(value = "_accept($self, /)", textSignature = false, doc = "_accept() -> (integer, address info)\n\n"
            + "Wait for an incoming connection.  Return a new socket file descriptor\n"
            + "representing the connection, and the address of the client.\n"
            + "For IP sockets, the address info is a pair (hostaddr, port).")
    static PyObject accept(PySocket self) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(136, 8);
            m.set(ValueLayout.JAVA_INT, 128, 128);
            int fd = self.ready(SelectModule.POLLIN, "accept4", m.address(), m.address() + 128, SOCK_CLOEXEC, 0, 0);
            return PyTuple.steal(PyInt.of(fd), takeAddress(m, m.get(ValueLayout.JAVA_INT, 128)));
        }
    }

    @PyMethod(value = "bind($self, address, /)", textSignature = false, doc = "bind(address)\n\n"
            + "Bind the socket to a local address.  For IP sockets, the address is a\n"
            + "pair (host, port); the host must refer to the local host. For raw packet\n"
            + "sockets the address is a tuple (ifname, proto [,pkttype [,hatype [,addr]]])")
    static void bind(PySocket self, PyObject address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(128, 8);
            int n = self.putAddress(m, address, "bind");
            check(PosixFiles.slow("bind", self.fd, m.address(), n));
        }
    }

    @PyMethod(value = "listen($self, backlog=128, /)", textSignature = false, doc = "listen([backlog])\n\n"
            + "Enable a server to accept connections.  If backlog is specified, it must be\n"
            + "at least 0 (if it is lower, it is set to 0); it specifies the number of\n"
            + "unaccepted connections that the system will allow before refusing new\n"
            + "connections. If not specified, a default reasonable value is chosen.")
    static void listen(PySocket self, int backlog) {
        check(PosixFiles.slow("listen", self.fd, Math.max(0, backlog), 0));
    }

    // CPython: Modules/socketmodule.c internal_connect
    private int connectTo(PyObject address, String caller, boolean throwTimeout) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(128, 8);
            int n = putAddress(m, address, caller);
            int r = PosixFiles.slow("connect", fd, m.address(), n);
            boolean wait = r == -PosixFiles.EINTR ? timeout != 0 : timeout > 0 && r == -EINPROGRESS;
            if (r == -PosixFiles.EINTR) {
                PosixFiles.checkSignals();
            }
            if (!wait) {
                return -r;
            }
            try {
                await(SelectModule.POLLOUT, System.nanoTime() + timeout);
            } catch (PyException e) {
                if (!throwTimeout && e.matches(PyExc.TimeoutError)) {
                    e.release();
                    return PosixFiles.EAGAIN;
                }
                throw e;
            }
            return check(intOption(fd, SOL_SOCKET, SO_ERROR));
        }
    }

    @PyMethod(value = "connect($self, address, /)", textSignature = false, doc = "connect(address)\n\n"
            + "Connect the socket to a remote address.  For IP sockets, the address\n"
            + "is a pair (host, port).")
    static void connect(PySocket self, PyObject address) {
        check(-self.connectTo(address, "connect", true));
    }

    @PyMethod(value = "connect_ex($self, address, /)", textSignature = false, doc = "connect_ex(address) -> errno\n\n"
            + "This is like connect(address), but returns an error code (the errno value)\n"
            + "instead of raising an exception when an error occurs.")
    static int connectEx(PySocket self, PyObject address) {
        return self.connectTo(address, "connect_ex", false);
    }

    private PyObject name(String function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(136, 8);
            m.set(ValueLayout.JAVA_INT, 128, 128);
            check(PosixFiles.quick(function, fd, m.address(), m.address() + 128));
            return takeAddress(m, m.get(ValueLayout.JAVA_INT, 128));
        }
    }

    @PyMethod(value = "getsockname($self, /)", textSignature = false, doc = "getsockname() -> address info\n\n"
            + "Return the address of the local endpoint. The format depends on the\n"
            + "address family. For IPv4 sockets, the address info is a pair\n"
            + "(hostaddr, port). For IPv6 sockets, the address info is a 4-tuple\n"
            + "(hostaddr, port, flowinfo, scope_id).")
    static PyObject getsockname(PySocket self) {
        return self.name("getsockname");
    }

    @PyMethod(value = "getpeername($self, /)", textSignature = false, doc = "getpeername() -> address info\n\n"
            + "Return the address of the remote endpoint.  For IP sockets, the address\n"
            + "info is a pair (hostaddr, port).")
    static PyObject getpeername(PySocket self) {
        return self.name("getpeername");
    }

    @PyMethod(value = "getsockopt($self, level, option, buffersize=0, /)", textSignature = false,
            doc = "getsockopt(level, option[, buffersize]) -> value\n\n"
            + "Get a socket option.  See the Unix manual for level and option.\n"
            + "If a nonzero buffersize argument is given, the return value is a\n"
            + "string of that length; otherwise it is an integer.")
    static PyObject getsockopt(PySocket self, int level, int option, int buffersize) {
        if (buffersize == 0) {
            int r = intOption(self.fd, level, option);
            return PyInt.of(level == SOL_SOCKET && option == SO_ERROR ? r : check(r));
        }
        if (buffersize < 0 || buffersize > 1024) {
            throw PyErr.format(PyExc.OSError, "getsockopt buflen out of range");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(1040, 8);
            m.set(ValueLayout.JAVA_INT, 1024, buffersize);
            check(PosixFiles.quick("getsockopt", self.fd, level, option, m.address(), m.address() + 1024));
            return PyBytes.of(m.asSlice(0, m.get(ValueLayout.JAVA_INT, 1024)).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod(value = "setsockopt($self, level, option, value, /)", textSignature = false,
            doc = "setsockopt(level, option, value: int)\n"
            + "setsockopt(level, option, value: buffer)\n"
            + "setsockopt(level, option, None, optlen: int)\n\n"
            + "Set a socket option.  See the Unix manual for level and option.\n"
            + "The value argument can either be an integer, a string buffer, or\n"
            + "None, optlen.")
    static void setsockopt(PySocket self, int level, int option, PyObject value) {
        byte[] bytes;
        if (value instanceof PyInt) {
            int n = Args.toInt(value);
            bytes = new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
        } else {
            bytes = FsPath.bytesOf(value);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(bytes.length + 1, 8);
            MemorySegment.copy(bytes, 0, m, ValueLayout.JAVA_BYTE, 0, bytes.length);
            check(PosixFiles.quick("setsockopt", self.fd, level, option, m.address(), bytes.length));
        }
    }

    // CPython: Modules/socketmodule.c sock_recv_impl
    @PyMethod(value = "recv($self, bufsize, flags=0, /)", textSignature = false, doc = "recv(buffersize[, flags]) -> data\n\n"
            + "Receive up to buffersize bytes from the socket.  For the optional flags\n"
            + "argument, see the Unix manual.  When no data is available, block until\n"
            + "at least one byte is available or until the remote end is closed.  When\n"
            + "the remote end is closed and all data is read, return the empty string.")
    static PyObject recv(PySocket self, int bufsize, int flags) {
        if (bufsize < 0) {
            throw PyErr.valueError("negative buffersize in recv");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(bufsize + 1L, 8);
            int n = self.ready(SelectModule.POLLIN, "recv", m.address(), bufsize, flags, 0, 0);
            return PyBytes.ownOrShare(m.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod(value = "recvfrom($self, bufsize, flags=0, /)", textSignature = false,
            doc = "recvfrom(buffersize[, flags]) -> (data, address info)\n\n"
            + "Like recv(buffersize, flags) but also return the sender's address info.")
    static PyObject recvfrom(PySocket self, int bufsize, int flags) {
        if (bufsize < 0) {
            throw PyErr.valueError("negative buffersize in recvfrom");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(bufsize + 1L, 8);
            MemorySegment a = arena.allocate(136, 8);
            a.set(ValueLayout.JAVA_INT, 128, 128);
            int n = self.ready(SelectModule.POLLIN, "recvfrom", m.address(), bufsize, flags, a.address(), a.address() + 128);
            return PyTuple.steal(PyBytes.ownOrShare(m.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE)), takeAddress(a, a.get(ValueLayout.JAVA_INT, 128)));
        }
    }

    @PyMethod(value = "recv_into($self, /, buffer, nbytes=0, flags=0)", textSignature = false,
            doc = "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read\n\n"
            + "A version of recv() that stores its data into a buffer rather than creating\n"
            + "a new string.  Receive up to buffersize bytes from the socket.  If buffersize\n"
            + "is not specified (or 0), receive up to the size available in the given buffer.\n\n"
            + "See recv() for documentation about the flags.")
    static int recvInto(PySocket self, PyObject buffer, int nbytes, int flags) {
        Buffer view = Abstract.getBuffer(buffer, Buffer.WRITABLE);
        try (Arena arena = Arena.ofConfined()) {
            if (nbytes < 0) {
                throw PyErr.valueError("negative buffersize in recv_into");
            }
            if (nbytes > view.len) {
                throw PyErr.valueError("buffer too small for requested bytes");
            }
            long size = nbytes == 0 ? view.len : nbytes;
            MemorySegment m = arena.allocate(size + 1, 8);
            int n = self.ready(SelectModule.POLLIN, "recv", m.address(), size, flags, 0, 0);
            MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, view.bytes, view.offset, n);
            return n;
        } finally {
            view.release();
        }
    }

    private int send(byte[] bytes, int from, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            int n = bytes.length - from;
            MemorySegment m = arena.allocate(n + 1L, 8);
            MemorySegment.copy(bytes, from, m, ValueLayout.JAVA_BYTE, 0, n);
            return ready(SelectModule.POLLOUT, "send", m.address(), n, flags, 0, 0);
        }
    }

    @PyMethod(value = "send($self, data, flags=0, /)", textSignature = false, doc = "send(data[, flags]) -> count\n\n"
            + "Send a data string to the socket.  For the optional flags\n"
            + "argument, see the Unix manual.  Return the number of bytes\n"
            + "sent; this may be less than len(data) if the network is busy.")
    static int send(PySocket self, PyObject data, int flags) {
        return self.send(FsPath.bytesOf(data), 0, flags);
    }

    @PyMethod(value = "sendall($self, data, flags=0, /)", textSignature = false, doc = "sendall(data[, flags])\n\n"
            + "Send a data string to the socket.  For the optional flags\n"
            + "argument, see the Unix manual.  This calls send() repeatedly\n"
            + "until all data is sent.  If an error occurs, it's impossible\n"
            + "to tell how much data has been sent.")
    static void sendall(PySocket self, PyObject data, int flags) {
        byte[] bytes = FsPath.bytesOf(data);
        for (int sent = 0; sent < bytes.length;) {
            sent += self.send(bytes, sent, flags);
        }
    }

    @PyMethod(value = "sendto($self, *args)", raw = true, textSignature = false,
            doc = "sendto(data[, flags], address) -> count\n\n"
            + "Like send(data, flags) but allows specifying the destination address.\n"
            + "For IP sockets, the address is a pair (hostaddr, port).")
    static PyObject sendto(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkPositional("sendto", nargs, 2, 3);
        PySocket s = (PySocket) self;
        byte[] bytes = FsPath.bytesOf(args[base]);
        int flags = nargs == 3 ? Args.toInt(args[base + 1]) : 0;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = arena.allocate(128, 8);
            int length = s.putAddress(a, args[base + nargs - 1], "sendto");
            MemorySegment m = arena.allocate(bytes.length + 1L, 8);
            MemorySegment.copy(bytes, 0, m, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return PyInt.of(s.ready(SelectModule.POLLOUT, "sendto", m.address(), bytes.length, flags, a.address(), length));
        }
    }

    @PyMethod(value = "shutdown($self, how, /)", textSignature = false, doc = "shutdown(flag)\n\n"
            + "Shut down the reading side of the socket (flag == SHUT_RD), the writing side\n"
            + "of the socket (flag == SHUT_WR), or both ends (flag == SHUT_RDWR).")
    static void shutdown(PySocket self, int how) {
        check(PosixFiles.slow("shutdown", self.fd, how, 0));
    }

    @PyMethod(value = "setblocking($self, flag, /)", textSignature = false, doc = "setblocking(flag)\n\n"
            + "Set the socket to blocking (flag is true) or non-blocking (false).\n"
            + "setblocking(True) is equivalent to settimeout(None);\n"
            + "setblocking(False) is equivalent to settimeout(0.0).")
    static void setblocking(PySocket self, boolean flag) {
        self.timeout = flag ? -1 : 0;
        setBlocking(self.fd, flag);
    }

    @PyMethod(value = "getblocking($self, /)", textSignature = false, doc = "getblocking()\n\n"
            + "Returns True if socket is in blocking mode, or False if it\n"
            + "is in non-blocking mode.")
    static boolean getblocking(PySocket self) {
        return self.timeout != 0;
    }

    @PyMethod(value = "settimeout($self, timeout, /)", textSignature = false, doc = "settimeout(timeout)\n\n"
            + "Set a timeout on socket operations.  'timeout' can be a float,\n"
            + "giving in seconds, or None.  Setting a timeout of None disables\n"
            + "the timeout feature and is equivalent to setblocking(1).\n"
            + "Setting a timeout of zero is the same as setblocking(0).")
    static void settimeout(PySocket self, PyObject timeout) {
        self.timeout = SocketModule.timeoutNanos(timeout);
        setBlocking(self.fd, self.timeout < 0);
    }

    @PyMethod(value = "gettimeout($self, /)", textSignature = false, doc = "gettimeout() -> timeout\n\n"
            + "Returns the timeout in seconds (float) associated with socket\n"
            + "operations. A timeout of None indicates that timeouts on socket\n"
            + "operations are disabled.")
    static PyObject gettimeout(PySocket self) {
        return self.timeout < 0 ? PyNone.owned() : PyFloat.of(self.timeout / 1e9);
    }

    @PyGetter(value = "timeout", doc = "the socket timeout")
    static PyObject timeout(PySocket self) {
        return gettimeout(self);
    }

    @PyGetter(value = "family", doc = "the socket family")
    static PyObject family(PySocket self) {
        return PyInt.of(self.family);
    }

    @PyGetter(value = "type", doc = "the socket type")
    static PyObject kind(PySocket self) {
        return PyInt.of(self.kind);
    }

    @PyGetter(value = "proto", doc = "the socket protocol")
    static PyObject proto(PySocket self) {
        return PyInt.of(self.proto);
    }

    @Override
    protected void dropFields() {
        close();
    }

    static final class Type extends PyType {
        Type() {
            super("_socket.socket", PySocketTable.INSTANCE, null, 48, 0, BASETYPE);
        }

        // CPython: Modules/socketmodule.c sock_finalize
        @Override
        public void tpFinalize(PyObject self) {
            PySocket s = (PySocket) self;
            if (s.fd >= 0) {
                try {
                    WarningsModule.resourceWarning(s, "unclosed " + Objects.reprText(s));
                } catch (PyException e) {
                    if (e.matches(PyExc.Warning)) {
                        PyErr.writeUnraisable(e, s);
                    } else {
                        e.release();
                    }
                }
            }
            s.close();
        }

        // CPython: Modules/socketmodule.c sock_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PySocket s = (PySocket) self;
            return PyStr.of("<socket object, fd=" + s.fd + ", family=" + s.family + ", type=" + s.kind + ", proto=" + s.proto + ">");
        }
    }
}
