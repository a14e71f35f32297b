package dev.adder.cli;

/** What {@code --help} and its relatives print. The options are CPython's; those after {@code -X} are partly ours. */
final class Help {
    private Help() {}

    /** The line that every usage message begins with. */
    static String usage(String program) {
        return "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
    }

    /** {@code --help}. */
    static String options(String program) {
        return usage(program) + """
                Options, and the environment variables that do the same:
                -b     : warn when bytes are turned into str or compared with it; -bb raises instead
                -B     : write no .pyc files; PYTHONDONTWRITEBYTECODE=x
                -c cmd : run the program text cmd; ends the options
                -d     : parser debugging, accepted without effect; PYTHONDEBUG=x
                -E     : ignore the PYTHON* environment variables
                -h     : print this help and exit; also -? and --help
                -i     : go on at the prompt after the program, even without a terminal; PYTHONINSPECT=x
                -I     : keep the user's environment out; implies -E, -P and -s
                -m mod : run a library module as a program; ends the options
                -O     : leave out assert statements and set __debug__ to False; PYTHONOPTIMIZE=x
                -OO    : the same, and leave out docstrings
                -P     : keep the program's directory off sys.path; PYTHONSAFEPATH=x
                -q     : no version line before the prompt
                -s     : keep the user's site directory off sys.path; PYTHONNOUSERSITE=x
                -S     : do not import site at start
                -u     : do not buffer standard output and standard error; PYTHONUNBUFFERED=x
                -v     : say which modules are imported, from where; may be repeated; PYTHONVERBOSE=x
                -V     : print the version and exit; also --version; twice for more
                -W arg : filter warnings, action:message:category:module:lineno; PYTHONWARNINGS=arg,...
                -x     : skip the first line of the program file
                -X opt : an option of this implementation, see --help-xoptions
                --check-hash-based-pycs always|default|never:
                         when hash-based .pyc files are checked against their source
                --help-env      : print help about environment variables and exit
                --help-xoptions : print help about -X options and exit
                --help-all      : print all help and exit
                Arguments:
                file   : the program to run: a file, or a directory or archive with a __main__
                -      : read the program from standard input; the default, with a prompt at a terminal
                arg ...: sys.argv[1:] of the program
                """;
    }

    /** {@code --help-env}. */
    static String environment() {
        return """
                Environment variables:
                ADDER_JAVA_OPTS : options for the Java virtual machine, separated by blanks
                JAVA_HOME       : a JDK 25 or later, tried first
                PYTHONSTARTUP   : a file to run before the first prompt
                PYTHONPATH      : directories, separated by ':', put before the default sys.path
                PYTHONHOME      : the directory that holds lib/python3.11
                PYTHONPLATLIBDIR: sys.platlibdir
                PYTHONUTF8      : 1 for UTF-8 mode, 0 against it
                PYTHONIOENCODING: encoding[:errors] of the standard streams
                PYTHONFAULTHANDLER: enable faulthandler
                PYTHONHASHSEED  : 'random', or a number in 0..4294967295 that seeds the hashes of str and bytes
                PYTHONINTMAXSTRDIGITS: the limit of digits between int and str, 0 for none
                PYTHONBREAKPOINT: what breakpoint() calls, 0 for nothing
                PYTHONDEVMODE   : development mode
                PYTHONPYCACHEPREFIX: the root of a separate tree of .pyc files
                PYTHONWARNDEFAULTENCODING: EncodingWarning where encoding is left out
                PYTHONNODEBUGRANGES: compile without column positions
                PYTHONPROFILEIMPORTTIME: show how long each import takes
                PYTHONTRACEMALLOC: the number of frames that tracemalloc keeps
                """;
    }

    /** {@code --help-xoptions}. */
    static String xOptions() {
        return """
                Options after -X:
                audit[=N]       : compare each object's count with the references that exist: at exit and where a program
                                  asks for it; with N, at every N-th instruction; exit status 70 when one is wrong
                checked         : reuse nothing that was freed, and fail at its first use, saying where it was freed
                pools           : reuse the memory of freed objects instead of leaving it to the JVM
                implementation=NAME : sys.implementation.name
                dev             : development mode: more warnings and checks
                faulthandler    : enable faulthandler
                importtime      : show how long each import takes
                int_max_str_digits=N : the limit of digits between int and str, 0 for none
                no_debug_ranges : compile without column positions
                pycache_prefix=PATH : the root of a separate tree of .pyc files
                showrefcount    : print the total of all counts at exit
                tracemalloc[=N] : start tracemalloc with N frames
                utf8[=0|1]      : UTF-8 mode
                warn_default_encoding : EncodingWarning where encoding is left out
                """;
    }
}
