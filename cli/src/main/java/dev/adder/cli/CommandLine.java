package dev.adder.cli;

import dev.adder.runtime.Config;
import dev.adder.runtime.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the command line and the {@code PYTHON*} variables into a {@link Config}, with CPython's rules, messages and exit codes.
 * Where CPython answers by itself (help, the version, a mistake) this throws {@link Done} with the text and the status.
 */
// CPython: Python/initconfig.c config_parse_cmdline, config_read_env_vars, config_read_complex_options; Python/getopt.c
final class CommandLine {
    /** There is nothing to run: what to print, where, and the exit status. */
    static final class Done extends Exception {
        private static final long serialVersionUID = 1L;
        final transient String out;
        final transient String err;
        final int status;

        Done(String out, String err, int status) {
            super(null, null, false, false);
            this.out = out;
            this.err = err;
            this.status = status;
        }
    }

    /** The short options; a colon marks those that take an argument. */
    private static final String SHORT_OPTIONS = "bBc:dEhiIJm:OPqRsStuvVW:xX:?";
    private static final int INT_MAX_STR_DIGITS_THRESHOLD = 640;
    private static final int MAX_TRACEMALLOC_FRAMES = 0xFFFF;

    private final String[] args;
    private final Map<String, String> environment;
    private final Config config = new Config();
    private final List<String> commandWarnOptions = new ArrayList<>();
    /** The locale is, or before the launcher replaced it was, one that knows only ASCII. */
    private final boolean plainLocale;
    /** The index of the first argument not taken yet. */
    private int index;

    /** -R was given, whatever PYTHONHASHSEED says. */
    private boolean randomHashes;

    private CommandLine(String[] args, Map<String, String> environment) {
        this.args = args;
        this.environment = environment;
        String locale = localeName(environment);
        this.plainLocale = locale.equals("C") || locale.equals("POSIX") || Boolean.getBoolean("adder.plainLocale");
        if (plainLocale || locale.equals("C.UTF-8") || locale.equals("C.utf8")) {
            config.stdioErrors = "surrogateescape";
        }
    }

    /** The name of the locale that decides how text is encoded. */
    private static String localeName(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "C";
    }

    /**
     * The configuration that a command line asks for.
     *
     * @param program how the command was called, for messages and {@code sys.orig_argv}
     * @param args the arguments after it
     */
    static Config parse(String program, String[] args, Map<String, String> environment) throws Done {
        CommandLine line = new CommandLine(args, environment);
        Config config = line.config;
        config.programName = program;
        config.origArgv.add(program);
        for (String arg : args) {
            config.origArgv.add(arg);
        }
        line.preparse();
        line.parseOptions();
        line.readEnvironment();
        line.readXOptions();
        line.collectWarnOptions();
        return config;
    }

    /**
     * The options that decide whether the environment counts are looked for first, and silently: a mistake is reported by the
     * full parse, which prints the messages of the encoding options before it.
     */
    // CPython: Python/preconfig.c preconfig_parse_cmdline, preconfig_init_utf8_mode
    private void preparse() throws Done {
        int i = 0;
        scan:
        while (i < args.length) {
            String arg = args[i];
            if (arg.length() < 2 || arg.charAt(0) != '-' || arg.equals("--")) {
                break;
            }
            i++;
            if (arg.startsWith("--")) {
                if (arg.equals("--check-hash-based-pycs")) {
                    i++;
                } else if (!arg.startsWith("--help") && !arg.equals("--version")) {
                    break;
                }
                continue;
            }
            for (int k = 1; k < arg.length(); k++) {
                char option = arg.charAt(k);
                if (option == 'c' || option == 'm') {
                    break scan;
                }
                if (option == 'E') {
                    config.useEnvironment = false;
                } else if (option == 'I') {
                    config.isolated = true;
                    config.useEnvironment = false;
                } else if (option == 'W' || option == 'X') {
                    String value = k + 1 < arg.length() ? arg.substring(k + 1) : i < args.length ? args[i++] : null;
                    if (value != null && option == 'X') {
                        config.xOptions.add(value);
                    }
                    break;
                }
            }
        }
        String utf8 = xOption("utf8");
        if (utf8 != null) {
            if (!utf8.isEmpty() && !utf8.equals("1") && !utf8.equals("0")) {
                throw fatal("preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing");
            }
            config.utf8Mode = !utf8.equals("0");
        } else if ((utf8 = env("PYTHONUTF8")) != null) {
            if (!utf8.equals("1") && !utf8.equals("0")) {
                throw fatal("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value", "preinitializing");
            }
            config.utf8Mode = utf8.equals("1");
        } else {
            config.utf8Mode = plainLocale;
        }
        config.devMode = xOption("dev") != null || env("PYTHONDEVMODE") != null;
        config.xOptions.clear();
    }

    private void parseOptions() throws Done {
        boolean versionAsked = false;
        boolean longVersion = false;
        boolean command = false;
        parse:
        while (index < args.length) {
            String arg = args[index];
            if (arg.length() < 2 || arg.charAt(0) != '-') {
                break;
            }
            index++;
            if (arg.equals("--")) {
                break;
            }
            if (arg.equals("--version")) {
                longVersion |= versionAsked;
                versionAsked = true;
                continue;
            }
            if (arg.startsWith("--")) {
                longOption(arg);
                continue;
            }
            for (int k = 1; k < arg.length(); k++) {
                char option = arg.charAt(k);
                if (option == 'J') {
                    throw usageError("-J is reserved for Jython");
                }
                int known = option == ':' ? -1 : SHORT_OPTIONS.indexOf(option);
                if (known < 0) {
                    throw usageError("Unknown option: -" + option);
                }
                String value = null;
                if (known + 1 < SHORT_OPTIONS.length() && SHORT_OPTIONS.charAt(known + 1) == ':') {
                    if (k + 1 < arg.length()) {
                        value = arg.substring(k + 1);
                    } else if (index < args.length) {
                        value = args[index++];
                    } else {
                        throw usageError("Argument expected for the -" + option + " option");
                    }
                    k = arg.length();
                }
                switch (option) {
                    case 'c' -> {
                        config.runCommand = value;
                        command = true;
                    }
                    case 'm' -> {
                        config.runModule = value;
                        command = true;
                    }
                    case 'b' -> config.bytesWarning++;
                    case 'd' -> config.parserDebug++;
                    case 'i' -> {
                        config.inspect++;
                        config.interactive++;
                    }
                    case 'E', 'I', 't' -> { }
                    case 'X' -> config.xOptions.add(value);
                    case 'W' -> commandWarnOptions.add(value);
                    case 'O' -> config.optimizationLevel++;
                    case 'P' -> config.safePath = true;
                    case 'B' -> config.writeBytecode = false;
                    case 's' -> config.userSiteDirectory = false;
                    case 'S' -> config.siteImport = false;
                    case 'u' -> config.bufferedStdio = false;
                    case 'v' -> config.verbose++;
                    case 'x' -> config.skipSourceFirstLine = true;
                    case 'q' -> config.quiet++;
                    case 'R' -> randomHashes = true;
                    case 'V' -> {
                        longVersion |= versionAsked;
                        versionAsked = true;
                    }
                    default -> throw new Done(Help.options(config.programName), null, 0);
                }
                if (command) {
                    break parse;
                }
            }
        }
        if (versionAsked) {
            throw new Done("Python " + (longVersion ? Version.full() : Version.PYTHON) + "\n", null, 0);
        }
        if (config.isolated) {
            config.userSiteDirectory = false;
            config.safePath = true;
        }
        if (!command && index < args.length && !args[index].equals("-")) {
            config.runFilename = absolute(args[index]);
        }
        if (command) {
            config.argv.add(config.runCommand != null ? "-c" : "-m");
        } else if (index >= args.length) {
            config.argv.add("");
        }
        while (index < args.length) {
            config.argv.add(args[index++]);
        }
    }

    private void longOption(String arg) throws Done {
        switch (arg) {
            case "--help" -> throw new Done(Help.options(config.programName), null, 0);
            case "--help-env" -> throw new Done(Help.environment(), null, 0);
            case "--help-xoptions" -> throw new Done(Help.xOptions(), null, 0);
            case "--help-all" -> throw new Done(
                    Help.options(config.programName) + "\n" + Help.environment() + "\n" + Help.xOptions(), null, 0);
            case "--check-hash-based-pycs" -> {
                if (index >= args.length) {
                    throw usageError("Argument expected for the " + arg + " options");
                }
                config.checkHashPycsMode = switch (args[index++]) {
                    case "default" -> Config.CheckHashPycs.DEFAULT;
                    case "always" -> Config.CheckHashPycs.ALWAYS;
                    case "never" -> Config.CheckHashPycs.NEVER;
                    default -> throw usageError("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                };
            }
            default -> throw usageError("unknown option " + arg);
        }
    }

    private void readEnvironment() throws Done {
        if (!config.useEnvironment) {
            return;
        }
        config.parserDebug = envFlag("PYTHONDEBUG", config.parserDebug);
        config.verbose = envFlag("PYTHONVERBOSE", config.verbose);
        config.optimizationLevel = envFlag("PYTHONOPTIMIZE", config.optimizationLevel);
        config.inspect = envFlag("PYTHONINSPECT", config.inspect);
        config.writeBytecode &= envFlag("PYTHONDONTWRITEBYTECODE", 0) == 0;
        config.userSiteDirectory &= envFlag("PYTHONNOUSERSITE", 0) == 0;
        config.bufferedStdio &= envFlag("PYTHONUNBUFFERED", 0) == 0;
        config.safePath |= env("PYTHONSAFEPATH") != null;
        config.pythonPathEnv = env("PYTHONPATH");
        String home = env("PYTHONHOME");
        if (home != null) {
            int colon = home.indexOf(':');
            config.home = colon < 0 ? home : home.substring(0, colon);
        }
        String platlibdir = env("PYTHONPLATLIBDIR");
        if (platlibdir != null) {
            config.platlibdir = platlibdir;
        }
        readHashSeed();
        String encoding = env("PYTHONIOENCODING");
        if (encoding != null) {
            int colon = encoding.indexOf(':');
            String name = colon < 0 ? encoding : encoding.substring(0, colon);
            String errors = colon < 0 ? "" : encoding.substring(colon + 1);
            if (!name.isEmpty()) {
                config.stdioEncoding = name;
                config.stdioErrors = "strict";
            }
            if (!errors.isEmpty()) {
                config.stdioErrors = errors;
            }
        }
    }

    // CPython: Python/initconfig.c config_init_hash_seed
    private void readHashSeed() throws Done {
        String seed = env("PYTHONHASHSEED");
        if (randomHashes || seed == null || seed.equals("random")) {
            return;
        }
        long value = 0;
        int start = 0;
        while (start < seed.length() && Character.isWhitespace(seed.charAt(start))) {
            start++;
        }
        if (start < seed.length() && seed.charAt(start) == '+') {
            start++;
        }
        boolean valid = start < seed.length();
        for (int i = start; i < seed.length() && valid; i++) {
            int digit = seed.charAt(i) - '0';
            value = value * 10 + digit;
            valid = digit >= 0 && digit <= 9 && value <= 0xFFFFFFFFL;
        }
        if (!valid) {
            throw fatal("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]",
                    "preinitialized");
        }
        config.useHashSeed = true;
        config.hashSeed = value;
    }

    private void readXOptions() throws Done {
        config.faulthandler = config.devMode || env("PYTHONFAULTHANDLER") != null || xOption("faulthandler") != null;
        config.importTime = env("PYTHONPROFILEIMPORTTIME") != null || xOption("importtime") != null;
        config.showRefCount = xOption("showrefcount") != null;
        config.codeDebugRanges = env("PYTHONNODEBUGRANGES") == null && xOption("no_debug_ranges") == null;
        config.warnDefaultEncoding = env("PYTHONWARNDEFAULTENCODING") != null || xOption("warn_default_encoding") != null;
        String prefix = xOption("pycache_prefix");
        if (prefix == null) {
            prefix = env("PYTHONPYCACHEPREFIX");
        }
        config.pycachePrefix = prefix == null || prefix.isEmpty() ? null : prefix;
        readTracemalloc();
        readIntMaxStrDigits();
        String implementation = xOption("implementation");
        if (implementation != null && !implementation.isEmpty()) {
            config.implementationName = implementation;
        }
        String audit = xOption("audit");
        if (audit != null) {
            config.auditInterval = audit.isEmpty() ? 0 : parseInt(audit);
            if (config.auditInterval < 0) {
                throw fatal("config_init_audit: -X audit=N: invalid number of instructions", "preinitialized");
            }
        }
    }

    // CPython: Python/initconfig.c config_init_tracemalloc
    private void readTracemalloc() throws Done {
        String frames = env("PYTHONTRACEMALLOC");
        if (frames != null) {
            config.tracemalloc = parseInt(frames);
            if (config.tracemalloc < 0 || config.tracemalloc > MAX_TRACEMALLOC_FRAMES) {
                throw fatal("config_init_tracemalloc: PYTHONTRACEMALLOC: invalid number of frames", "preinitialized");
            }
        }
        frames = xOption("tracemalloc");
        if (frames != null) {
            config.tracemalloc = frames.isEmpty() ? 1 : parseInt(frames);
            if (config.tracemalloc < 0 || config.tracemalloc > MAX_TRACEMALLOC_FRAMES) {
                throw fatal("config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames", "preinitialized");
            }
        }
    }

    // CPython: Python/initconfig.c config_init_int_max_str_digits
    private void readIntMaxStrDigits() throws Done {
        String digits = env("PYTHONINTMAXSTRDIGITS");
        if (digits != null) {
            config.intMaxStrDigits = maxStrDigits(digits, "PYTHONINTMAXSTRDIGITS");
        }
        digits = xOption("int_max_str_digits");
        if (digits != null) {
            config.intMaxStrDigits = maxStrDigits(digits, "-X int_max_str_digits");
        }
    }

    private static int maxStrDigits(String text, String origin) throws Done {
        int limit = parseInt(text);
        if (limit != 0 && limit < INT_MAX_STR_DIGITS_THRESHOLD) {
            throw fatal("config_init_int_max_str_digits: " + origin + ": invalid limit; must be >= "
                    + INT_MAX_STR_DIGITS_THRESHOLD + " or 0 for unlimited.", "preinitialized");
        }
        return limit;
    }

    /** The later an option stands, the more it weighs; one given twice counts where it stood first. */
    // CPython: Python/initconfig.c config_init_warnoptions
    private void collectWarnOptions() {
        if (config.devMode) {
            addWarnOption("default");
        }
        String variable = env("PYTHONWARNINGS");
        if (variable != null) {
            int start = 0;
            while (start < variable.length()) {
                int comma = variable.indexOf(',', start);
                int end = comma < 0 ? variable.length() : comma;
                if (end > start) {
                    addWarnOption(variable.substring(start, end));
                }
                start = end + 1;
            }
        }
        for (String option : commandWarnOptions) {
            addWarnOption(option);
        }
        if (config.bytesWarning > 0) {
            addWarnOption(config.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    private void addWarnOption(String option) {
        if (!config.warnOptions.contains(option)) {
            config.warnOptions.add(option);
        }
    }

    /** The value of a set and non-empty variable, or null, as under {@code -E}. */
    private String env(String name) {
        if (!config.useEnvironment) {
            return null;
        }
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A variable that holds a level: text that is no number, or a negative one, counts as 1. */
    // CPython: Python/preconfig.c _Py_get_env_flag
    private int envFlag(String name, int current) {
        String value = env(name);
        if (value == null) {
            return current;
        }
        int level = parseInt(value);
        return Math.max(current, level < 0 ? 1 : level);
    }

    /** The last {@code -X} option of a name: null when absent, else the text after {@code =}, or the empty text. */
    private String xOption(String name) {
        for (int i = config.xOptions.size() - 1; i >= 0; i--) {
            String option = config.xOptions.get(i);
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (key.equals(name)) {
                return equals < 0 ? "" : option.substring(equals + 1);
            }
        }
        return null;
    }

    /** A decimal number that fits an int, or -1. */
    private static int parseInt(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
            if (value > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return text.isEmpty() ? -1 : (int) value;
    }

    // CPython: Python/initconfig.c config_run_filename_abspath
    private static String absolute(String path) {
        return path.startsWith("/") ? path : System.getProperty("user.dir") + "/" + path;
    }

    private Done usageError(String message) {
        return new Done(null, message + "\n" + Help.usage(config.programName) + "Try `python -h' for more information.\n", 2);
    }

    private static Done fatal(String message, String state) {
        return new Done(null, "Fatal Python error: " + message + "\nPython runtime state: " + state + "\n\n", 1);
    }
}
