package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _stat module (Modules/_stat.c). */
@BuiltinModule(name = "_stat", doc = "S_IFMT_: file type bits\n"
        + "S_IFDIR: directory\n"
        + "S_IFCHR: character device\n"
        + "S_IFBLK: block device\n"
        + "S_IFREG: regular file\n"
        + "S_IFIFO: fifo (named pipe)\n"
        + "S_IFLNK: symbolic link\n"
        + "S_IFSOCK: socket file\n"
        + "S_IFDOOR: door\n"
        + "S_IFPORT: event port\n"
        + "S_IFWHT: whiteout\n\n"
        + "S_ISUID: set UID bit\n"
        + "S_ISGID: set GID bit\n"
        + "S_ENFMT: file locking enforcement\n"
        + "S_ISVTX: sticky bit\n"
        + "S_IREAD: Unix V7 synonym for S_IRUSR\n"
        + "S_IWRITE: Unix V7 synonym for S_IWUSR\n"
        + "S_IEXEC: Unix V7 synonym for S_IXUSR\n"
        + "S_IRWXU: mask for owner permissions\n"
        + "S_IRUSR: read by owner\n"
        + "S_IWUSR: write by owner\n"
        + "S_IXUSR: execute by owner\n"
        + "S_IRWXG: mask for group permissions\n"
        + "S_IRGRP: read by group\n"
        + "S_IWGRP: write by group\n"
        + "S_IXGRP: execute by group\n"
        + "S_IRWXO: mask for others (not in group) permissions\n"
        + "S_IROTH: read by others\n"
        + "S_IWOTH: write by others\n"
        + "S_IXOTH: execute by others\n\n"
        + "UF_NODUMP: do not dump file\n"
        + "UF_IMMUTABLE: file may not be changed\n"
        + "UF_APPEND: file may only be appended to\n"
        + "UF_OPAQUE: directory is opaque when viewed through a union stack\n"
        + "UF_NOUNLINK: file may not be renamed or deleted\n"
        + "UF_COMPRESSED: OS X: file is hfs-compressed\n"
        + "UF_HIDDEN: OS X: file should not be displayed\n"
        + "SF_ARCHIVED: file may be archived\n"
        + "SF_IMMUTABLE: file may not be changed\n"
        + "SF_APPEND: file may only be appended to\n"
        + "SF_NOUNLINK: file may not be renamed or deleted\n"
        + "SF_SNAPSHOT: file is a snapshot file\n\n"
        + "ST_MODE\n"
        + "ST_INO\n"
        + "ST_DEV\n"
        + "ST_NLINK\n"
        + "ST_UID\n"
        + "ST_GID\n"
        + "ST_SIZE\n"
        + "ST_ATIME\n"
        + "ST_MTIME\n"
        + "ST_CTIME\n\n"
        + "FILE_ATTRIBUTE_*: Windows file attribute constants\n"
        + "                   (only present on Windows)\n")
public final class StatModule extends NativeModule {
    public StatModule() {
        super("_stat", StatModuleTable.INSTANCE);
    }

    private static final String CONSTANTS = "S_IFDIR=16384 S_IFCHR=8192 S_IFBLK=24576 S_IFREG=32768 S_IFIFO=4096 S_IFLNK=40960 S_IFSOCK=49152 "
            + "S_IFDOOR=0 S_IFPORT=0 S_IFWHT=0 S_ISUID=2048 S_ISGID=1024 S_ISVTX=512 S_ENFMT=1024 S_IREAD=256 S_IWRITE=128 S_IEXEC=64 "
            + "S_IRWXU=448 S_IRUSR=256 S_IWUSR=128 S_IXUSR=64 S_IRWXG=56 S_IRGRP=32 S_IWGRP=16 S_IXGRP=8 S_IRWXO=7 S_IROTH=4 S_IWOTH=2 "
            + "S_IXOTH=1 UF_NODUMP=1 UF_IMMUTABLE=2 UF_APPEND=4 UF_OPAQUE=8 UF_NOUNLINK=16 UF_COMPRESSED=32 UF_HIDDEN=32768 SF_ARCHIVED=65536 "
            + "SF_IMMUTABLE=131072 SF_APPEND=262144 SF_NOUNLINK=1048576 SF_SNAPSHOT=2097152 ST_MODE=0 ST_INO=1 ST_DEV=2 ST_NLINK=3 ST_UID=4 "
            + "ST_GID=5 ST_SIZE=6 ST_ATIME=7 ST_MTIME=8 ST_CTIME=9 FILE_ATTRIBUTE_ARCHIVE=32 FILE_ATTRIBUTE_COMPRESSED=2048 "
            + "FILE_ATTRIBUTE_DEVICE=64 FILE_ATTRIBUTE_DIRECTORY=16 FILE_ATTRIBUTE_ENCRYPTED=16384 FILE_ATTRIBUTE_HIDDEN=2 "
            + "FILE_ATTRIBUTE_INTEGRITY_STREAM=32768 FILE_ATTRIBUTE_NORMAL=128 FILE_ATTRIBUTE_NOT_CONTENT_INDEXED=8192 "
            + "FILE_ATTRIBUTE_NO_SCRUB_DATA=131072 FILE_ATTRIBUTE_OFFLINE=4096 FILE_ATTRIBUTE_READONLY=1 FILE_ATTRIBUTE_REPARSE_POINT=1024 "
            + "FILE_ATTRIBUTE_SPARSE_FILE=512 FILE_ATTRIBUTE_SYSTEM=4 FILE_ATTRIBUTE_TEMPORARY=256 FILE_ATTRIBUTE_VIRTUAL=65536";

    /** Adds "NAME=number" constants, separated by blanks. */
    static void addConstants(PyModule module, String constants) {
        for (int at = 0; at < constants.length();) {
            int equals = constants.indexOf('=', at);
            int end = constants.indexOf(' ', equals);
            end = end < 0 ? constants.length() : end;
            add(module, constants.substring(at, equals), PyInt.of(Long.parseLong(constants, equals + 1, end, 10)));
            at = end + 1;
        }
    }

    @Override
    protected void exec(PyModule module) {
        addConstants(module, CONSTANTS);
    }

    // CPython: Modules/_stat.c _PyLong_AsMode_t
    private static int mode(PyObject o) {
        PyInt i = Abstract.index(o);
        try {
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C unsigned long");
            }
            long v = i.longValue();
            if (v < 0) {
                throw PyErr.overflowError("can't convert negative value to unsigned int");
            }
            if (v > 0xFFFFFFFFL) {
                throw PyErr.overflowError("mode out of range");
            }
            return (int) v;
        } finally {
            i.decref();
        }
    }

    private static boolean is(PyObject o, int type) {
        return (mode(o) & 0xF000) == type;
    }

    @PyMethod(value = "S_ISDIR($module, mode, /)", textSignature = false, doc = "S_ISDIR(mode) -> bool\n\n"
            + "Return True if mode is from a directory.")
    static boolean isDir(PyObject mode) {
        return is(mode, 0x4000);
    }

    @PyMethod(value = "S_ISCHR($module, mode, /)", textSignature = false, doc = "S_ISCHR(mode) -> bool\n\n"
            + "Return True if mode is from a character special device file.")
    static boolean isChr(PyObject mode) {
        return is(mode, 0x2000);
    }

    @PyMethod(value = "S_ISBLK($module, mode, /)", textSignature = false, doc = "S_ISBLK(mode) -> bool\n\n"
            + "Return True if mode is from a block special device file.")
    static boolean isBlk(PyObject mode) {
        return is(mode, 0x6000);
    }

    @PyMethod(value = "S_ISREG($module, mode, /)", textSignature = false, doc = "S_ISREG(mode) -> bool\n\n"
            + "Return True if mode is from a regular file.")
    static boolean isReg(PyObject mode) {
        return is(mode, 0x8000);
    }

    @PyMethod(value = "S_ISFIFO($module, mode, /)", textSignature = false, doc = "S_ISFIFO(mode) -> bool\n\n"
            + "Return True if mode is from a FIFO (named pipe).")
    static boolean isFifo(PyObject mode) {
        return is(mode, 0x1000);
    }

    @PyMethod(value = "S_ISLNK($module, mode, /)", textSignature = false, doc = "S_ISLNK(mode) -> bool\n\n"
            + "Return True if mode is from a symbolic link.")
    static boolean isLnk(PyObject mode) {
        return is(mode, 0xA000);
    }

    @PyMethod(value = "S_ISSOCK($module, mode, /)", textSignature = false, doc = "S_ISSOCK(mode) -> bool\n\n"
            + "Return True if mode is from a socket.")
    static boolean isSock(PyObject mode) {
        return is(mode, 0xC000);
    }

    @PyMethod(value = "S_ISDOOR($module, mode, /)", textSignature = false, doc = "S_ISDOOR(mode) -> bool\n\n"
            + "Return True if mode is from a door.")
    static boolean isDoor(PyObject mode) {
        mode(mode);
        return false;
    }

    @PyMethod(value = "S_ISPORT($module, mode, /)", textSignature = false, doc = "S_ISPORT(mode) -> bool\n\n"
            + "Return True if mode is from an event port.")
    static boolean isPort(PyObject mode) {
        mode(mode);
        return false;
    }

    @PyMethod(value = "S_ISWHT($module, mode, /)", textSignature = false, doc = "S_ISWHT(mode) -> bool\n\n"
            + "Return True if mode is from a whiteout.")
    static boolean isWht(PyObject mode) {
        mode(mode);
        return false;
    }

    @PyMethod(value = "S_IMODE($module, mode, /)", textSignature = false,
            doc = "Return the portion of the file's mode that can be set by os.chmod().")
    static long imode(PyObject mode) {
        return mode(mode) & 07777;
    }

    @PyMethod(value = "S_IFMT($module, mode, /)", textSignature = false,
            doc = "Return the portion of the file's mode that describes the file type.")
    static long ifmt(PyObject mode) {
        return mode(mode) & 0xF000;
    }

    // CPython: Modules/_stat.c stat_filemode
    @PyMethod(value = "filemode($module, mode, /)", textSignature = false,
            doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'")
    static String filemode(PyObject arg) {
        int m = mode(arg);
        char type = switch (m & 0xF000) {
            case 0x8000 -> '-';
            case 0x4000 -> 'd';
            case 0xA000 -> 'l';
            case 0x6000 -> 'b';
            case 0x2000 -> 'c';
            case 0x1000 -> 'p';
            case 0xC000 -> 's';
            default -> '?';
        };
        StringBuilder b = new StringBuilder().append(type);
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = m >> shift;
            b.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            boolean special = (m & (shift == 6 ? 04000 : shift == 3 ? 02000 : 01000)) != 0;
            boolean x = (bits & 1) != 0;
            char s = shift == 0 ? 't' : 's';
            b.append(special ? x ? s : Character.toUpperCase(s) : x ? 'x' : '-');
        }
        return b.toString();
    }
}
