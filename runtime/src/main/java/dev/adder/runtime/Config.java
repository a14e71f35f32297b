package dev.adder.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * How one interpreter is to run: what the command line and the environment say, before any Python object exists. The names are
 * those of CPython's {@code PyConfig} in camel case. Whoever makes the interpreter fills it in; from then on it is only read.
 */
// CPython: Include/cpython/initconfig.h PyConfig
public final class Config {
    /** When hash-based {@code .pyc} files are checked against their source. */
    public enum CheckHashPycs {
        DEFAULT, ALWAYS, NEVER;

        /** The value as the command line and {@code _imp.check_hash_based_pycs} spell it. */
        public String spelling() {
            return switch (this) {
                case DEFAULT -> "default";
                case ALWAYS -> "always";
                case NEVER -> "never";
            };
        }
    }

    /** The library's directory below the prefix, and the version it belongs to. */
    public static final String LIBRARY = "lib/python3.11";

    /** The name that usage lines and early errors begin with: how the command was called. */
    public String programName = "adder";
    /** {@code sys.executable}: the absolute path of the command, or empty when it is not known. */
    public String executable = "";
    /** {@code sys.prefix} and its companions: the directory that holds {@link #LIBRARY}. */
    public String home = "";

    /** {@code sys.orig_argv}. */
    public List<String> origArgv = new ArrayList<>();
    /** {@code sys.argv}; element 0 is {@code "-c"} or {@code "-m"}, a file name, {@code "-"} or empty. */
    public List<String> argv = new ArrayList<>();
    /** The source of {@code -c}, or null. */
    public String runCommand;
    /** The module of {@code -m}, or null. */
    public String runModule;
    /** The file, directory or archive to run, as an absolute path, or null. */
    public String runFilename;
    /** {@code -x}: the first line of the file is not Python. */
    public boolean skipSourceFirstLine;

    /** {@code -I}: neither environment variables nor the user's directories. */
    public boolean isolated;
    /** False under {@code -E} and {@code -I}: the {@code PYTHON*} variables are not read, by the library either. */
    public boolean useEnvironment = true;
    /** {@code -X dev}. */
    public boolean devMode;
    /** {@code sys.flags.utf8_mode}. */
    public boolean utf8Mode;

    /** {@code -d}. */
    public int parserDebug;
    /** {@code -i}: go on at the prompt after the program; {@code PYTHONINSPECT} sets it too. */
    public int inspect;
    /** {@code -i}: prompt even when standard input is no terminal. */
    public int interactive;
    /** {@code -O}: 0, 1 or 2. */
    public int optimizationLevel;
    /** {@code -v}, counted. */
    public int verbose;
    /** {@code -q}. */
    public int quiet;
    /** {@code -b}, counted: 1 warns, 2 raises. */
    public int bytesWarning;
    /** False under {@code -B}. */
    public boolean writeBytecode = true;
    /** False under {@code -S}. */
    public boolean siteImport = true;
    /** False under {@code -s} and {@code -I}. */
    public boolean userSiteDirectory = true;
    /** {@code -P}: the program's own directory does not go onto {@code sys.path}. */
    public boolean safePath;
    /** False under {@code -u}. */
    public boolean bufferedStdio = true;
    /** {@code sys.warnoptions}; a later entry wins. */
    public List<String> warnOptions = new ArrayList<>();
    /** {@code -X} options as given, {@code NAME} or {@code NAME=VALUE}. */
    public List<String> xOptions = new ArrayList<>();
    /** {@code --check-hash-based-pycs}. */
    public CheckHashPycs checkHashPycsMode = CheckHashPycs.DEFAULT;

    /** False: hashes of str and bytes are seeded at random. */
    public boolean useHashSeed;
    /** The seed, as an unsigned 32-bit number; 0 switches the randomization off. */
    public long hashSeed;
    /** {@code PYTHONPATH}, or null. */
    public String pythonPathEnv;
    /** {@code sys.pycache_prefix}, or null. */
    public String pycachePrefix;
    /** {@code sys.platlibdir}. */
    public String platlibdir = "lib";
    /** The encoding of the standard streams. */
    public String stdioEncoding = "utf-8";

    /** The digits of the standard streams that were closed when the process started: the JVM cannot tell, it has opened other files there. */
    public String closedStreams = "";
    /** The error handler of standard input and output; standard error has {@code backslashreplace} whatever this says. */
    public String stdioErrors = "strict";
    /** Enables {@code faulthandler} at start. */
    public boolean faulthandler;
    /** Frames kept by {@code tracemalloc}, 0 for off. */
    public int tracemalloc;
    /** {@code -X importtime}. */
    public boolean importTime;
    /** {@code -X showrefcount}. */
    public boolean showRefCount;
    /** False under {@code -X no_debug_ranges}: code objects keep lines but no columns. */
    public boolean codeDebugRanges = true;
    /** {@code EncodingWarning} for an omitted encoding. */
    public boolean warnDefaultEncoding;
    /** The limit of digits in conversions between int and str: 0 for none, -1 for the default. */
    public int intMaxStrDigits = -1;
    /** {@code SIGPIPE}, {@code SIGINT} and the like are handled as the {@code python} command does; false when embedded. */
    public boolean installSignalHandlers = true;

    /** {@code sys.implementation.name}: {@code -X implementation=cpython} lets programs take us for CPython. */
    public String implementationName = "adder";
    /**
     * How often the audit runs: -1 never, 0 only when asked for and at exit, N at every N-th instruction boundary. That the
     * heap keeps the books for it is a switch of the JVM, the system property {@code adder.audit}.
     */
    public int auditInterval = -1;

    /** Reads what a person types at a terminal, for the prompt and for {@code input()}; null for plain standard input. */
    public LineReader lineReader;

    /** The directory of the standard library. */
    public String libraryDirectory() {
        return home + "/" + LIBRARY;
    }
}
