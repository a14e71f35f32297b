package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyStr;

/** The errno module (Modules/errnomodule.c), with Linux's numbers. */
@BuiltinModule(name = "errno", doc = "This module makes available standard errno system symbols.\n\n"
        + "The value of each symbol is the corresponding integer value,\n"
        + "e.g., on most systems, errno.ENOENT equals the integer 2.\n\n"
        + "The dictionary errno.errorcode maps numeric codes to symbol names,\n"
        + "e.g., errno.errorcode[2] could be the string 'ENOENT'.\n\n"
        + "Symbols that are not relevant to the underlying system are not defined.\n\n"
        + "To map error codes to error messages, use the function os.strerror(),\n"
        + "e.g. os.strerror(2) could return 'No such file or directory'.")
public final class ErrnoModule extends NativeModule {
    private static final String NAMES = "ENODEV=19 ENOCSI=50 EHOSTUNREACH=113 ENOMSG=42 EUCLEAN=117 EL2NSYNC=45 EL2HLT=51 ENODATA=61 ENOTBLK=15 "
            + "ENOSYS=38 EPIPE=32 EINVAL=22 EOVERFLOW=75 EADV=68 EINTR=4 EUSERS=87 ENOTEMPTY=39 ENOBUFS=105 EPROTO=71 EREMOTE=66 "
            + "ENAVAIL=119 ECHILD=10 ELOOP=40 EXDEV=18 E2BIG=7 ESRCH=3 EMSGSIZE=90 EAFNOSUPPORT=97 EBADR=53 EHOSTDOWN=112 EPFNOSUPPORT=96 "
            + "ENOPROTOOPT=92 EBUSY=16 EWOULDBLOCK=11 EBADFD=77 EDOTDOT=73 EISCONN=106 ENOTCONN=107 ESHUTDOWN=108 ENONET=64 EBADE=52 "
            + "EBADF=9 EMULTIHOP=72 EIO=5 EUNATCH=49 EPROTOTYPE=91 ENOSPC=28 ENOEXEC=8 EALREADY=114 ENETDOWN=100 ENOTNAM=118 EACCES=13 "
            + "ELNRNG=48 EILSEQ=84 ENOTDIR=20 ENOTUNIQ=76 EPERM=1 EDOM=33 EXFULL=54 ECONNREFUSED=111 EISDIR=21 EPROTONOSUPPORT=93 EROFS=30 "
            + "EADDRNOTAVAIL=99 EIDRM=43 ECOMM=70 ESRMNT=69 EREMOTEIO=121 EL3RST=47 EBADMSG=74 ENFILE=23 ELIBMAX=82 ESPIPE=29 ENOLINK=67 "
            + "ENETRESET=102 ETIMEDOUT=110 ENOENT=2 EEXIST=17 EDQUOT=122 ENOSTR=60 EBADSLT=57 EBADRQC=56 ELIBACC=79 EFAULT=14 EFBIG=27 "
            + "EDEADLK=35 ENOTSOCK=88 EDESTADDRREQ=89 ELIBSCN=81 ENOLCK=37 EISNAM=120 ECONNABORTED=103 ENETUNREACH=101 ESTALE=116 "
            + "ENOSR=63 ENOMEM=12 EL3HLT=46 EADDRINUSE=98 EOPNOTSUPP=95 EREMCHG=78 EAGAIN=11 ENAMETOOLONG=36 ENOTTY=25 ERESTART=85 "
            + "ESOCKTNOSUPPORT=94 ETIME=62 EBFONT=59 EDEADLOCK=35 ETOOMANYREFS=109 EMFILE=24 ETXTBSY=26 EINPROGRESS=115 ENXIO=6 "
            + "ELIBBAD=80 ENOPKG=65 ECONNRESET=104 ENOMEDIUM=123 EMEDIUMTYPE=124 ECANCELED=125 ENOKEY=126 EKEYEXPIRED=127 EKEYREVOKED=128 "
            + "EKEYREJECTED=129 EOWNERDEAD=130 ENOTRECOVERABLE=131 ERFKILL=132 EMLINK=31 ESTRPIPE=86 ECHRNG=44 ELIBEXEC=83 ERANGE=34 "
            + "ENOANO=55 ENOTSUP=95";

    public ErrnoModule() {
        super("errno", ErrnoModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        PyDict codes = PyDict.create();
        for (int at = 0; at < NAMES.length();) {
            int equals = NAMES.indexOf('=', at);
            int end = NAMES.indexOf(' ', equals);
            end = end < 0 ? NAMES.length() : end;
            PyStr name = PyStr.intern(NAMES.substring(at, equals));
            PyInt number = PyInt.of(Integer.parseInt(NAMES, equals + 1, end, 10));
            module.dict.put(name, number);
            codes.put(number, name);
            name.decref();
            number.decref();
            at = end + 1;
        }
        add(module, "errorcode", codes);
    }
}
