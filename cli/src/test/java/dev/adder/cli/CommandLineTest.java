package dev.adder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.adder.runtime.Config;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Command lines as CPython 3.11 takes them; the messages were compared with it. */
class CommandLineTest {
    private static final String USAGE = "usage: adder [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
            + "Try `python -h' for more information.\n";

    private static Config parse(String... args) throws CommandLine.Done {
        return parse(Map.of("LC_ALL", "en_US.UTF-8"), args);
    }

    private static Config parse(Map<String, String> environment, String... args) throws CommandLine.Done {
        return CommandLine.parse("adder", args, environment);
    }

    private static CommandLine.Done done(Map<String, String> environment, String... args) {
        return assertThrows(CommandLine.Done.class, () -> parse(environment, args));
    }

    private static void usage(String message, String... args) {
        CommandLine.Done done = done(Map.of(), args);
        assertEquals(message + "\n" + USAGE, done.err);
        assertEquals(2, done.status);
    }

    private static void fatal(String message, String state, Map<String, String> environment, String... args) {
        CommandLine.Done done = done(environment, args);
        assertEquals("Fatal Python error: " + message + "\nPython runtime state: " + state + "\n\n", done.err);
        assertEquals(1, done.status);
    }

    @Test
    void aCommandEndsTheOptions() throws Exception {
        Config config = parse("-Bc", "pass", "-b", "x");
        assertEquals("pass", config.runCommand);
        assertEquals(List.of("-c", "-b", "x"), config.argv);
        assertEquals(List.of("adder", "-Bc", "pass", "-b", "x"), config.origArgv);
        assertFalse(config.writeBytecode);
        assertEquals(0, config.bytesWarning);
    }

    @Test
    void aModuleEndsTheOptions() throws Exception {
        Config config = parse("-mjson.tool", "-h");
        assertEquals("json.tool", config.runModule);
        assertEquals(List.of("-m", "-h"), config.argv);
    }

    @Test
    void aFileIsMadeAbsoluteButNotInArgv() throws Exception {
        Config config = parse("-i", "x.py", "-i");
        assertEquals(System.getProperty("user.dir") + "/x.py", config.runFilename);
        assertEquals(List.of("x.py", "-i"), config.argv);
        assertEquals(1, config.inspect);
    }

    @Test
    void standardInput() throws Exception {
        assertEquals(List.of(""), parse().argv);
        assertEquals(List.of("-", "a"), parse("-", "a").argv);
        assertNull(parse("-", "a").runFilename);
        assertEquals(List.of(""), parse("--").argv);
    }

    @Test
    void clustersOfOptions() throws Exception {
        Config config = parse("-bbOOvvqusSPWignore", "-Xa=b=c", "-X", "d");
        assertEquals(2, config.bytesWarning);
        assertEquals(2, config.optimizationLevel);
        assertEquals(2, config.verbose);
        assertEquals(1, config.quiet);
        assertFalse(config.bufferedStdio);
        assertFalse(config.userSiteDirectory);
        assertFalse(config.siteImport);
        assertTrue(config.safePath);
        assertEquals(List.of("ignore", "error::BytesWarning"), config.warnOptions);
        assertEquals(List.of("a=b=c", "d"), config.xOptions);
    }

    @Test
    void isolation() throws Exception {
        Config config = parse(Map.of("PYTHONVERBOSE", "1", "PYTHONPATH", "/x"), "-I");
        assertFalse(config.useEnvironment);
        assertTrue(config.safePath);
        assertFalse(config.userSiteDirectory);
        assertEquals(0, config.verbose);
        assertNull(config.pythonPathEnv);
    }

    @Test
    void environmentFlags() throws Exception {
        Config config = parse(Map.of("PYTHONVERBOSE", "yes", "PYTHONOPTIMIZE", "2", "PYTHONDONTWRITEBYTECODE", "0",
                "PYTHONUNBUFFERED", "1", "PYTHONSAFEPATH", "0", "PYTHONINSPECT", "", "PYTHONHASHSEED", " +5"), "-O");
        assertEquals(1, config.verbose);
        assertEquals(2, config.optimizationLevel);
        assertTrue(config.writeBytecode);
        assertFalse(config.bufferedStdio);
        assertTrue(config.safePath);
        assertEquals(0, config.inspect);
        assertTrue(config.useHashSeed);
        assertEquals(5, config.hashSeed);
    }

    @Test
    void warningOptionsInOrderOfWeight() throws Exception {
        Config config = parse(Map.of("PYTHONWARNINGS", "a,b,,a"), "-Wb", "-Wc", "-X", "dev");
        assertEquals(List.of("default", "a", "b", "c"), config.warnOptions);
        assertTrue(config.devMode);
        assertTrue(config.faulthandler);
    }

    @Test
    void encodings() throws Exception {
        assertEquals("strict", parse().stdioErrors);
        assertEquals("surrogateescape", parse(Map.of("LANG", "C")).stdioErrors);
        assertTrue(parse(Map.of()).utf8Mode);
        assertFalse(parse(Map.of(), "-Xutf8=0").utf8Mode);
        assertEquals("replace", parse(Map.of("PYTHONIOENCODING", ":replace")).stdioErrors);
        assertEquals("latin1", parse(Map.of("PYTHONIOENCODING", "latin1")).stdioEncoding);
    }

    @Test
    void optionsOfAdder() throws Exception {
        assertEquals(-1, parse().auditInterval);
        assertEquals(0, parse("-Xaudit").auditInterval);
        assertEquals(7, parse("-X", "audit=7").auditInterval);
        assertEquals("cpython", parse("-X", "implementation=cpython").implementationName);
    }

    @Test
    void versionsAndHelp() {
        assertEquals("Python 3.11.10\n", done(Map.of(), "-V").out);
        assertEquals("Python 3.11.10\n", done(Map.of(), "-iB", "--version").out);
        assertTrue(done(Map.of(), "-VV").out.startsWith("Python 3.11.10 ("));
        assertTrue(done(Map.of(), "-V", "-h").out.startsWith("usage: adder [option]"));
        assertEquals(0, done(Map.of(), "-?").status);
    }

    @Test
    void mistakes() {
        usage("Unknown option: -z", "-z");
        usage("Unknown option: -z", "-VVz");
        usage("unknown option --foo", "--foo");
        usage("-J is reserved for Jython", "-J");
        usage("Argument expected for the -c option", "-c");
        usage("Argument expected for the -X option", "-B", "-X");
        usage("Argument expected for the --check-hash-based-pycs options", "--check-hash-based-pycs");
        usage("--check-hash-based-pycs must be one of 'default', 'always', or 'never'", "--check-hash-based-pycs", "x");
    }

    @Test
    void fatalMistakes() {
        fatal("preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing", Map.of(), "-Xutf8=9", "-z");
        fatal("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value", "preinitializing",
                Map.of("PYTHONUTF8", "3"));
        fatal("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]",
                "preinitialized", Map.of("PYTHONHASHSEED", "4294967296"));
        fatal("config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.",
                "preinitialized", Map.of(), "-X", "int_max_str_digits=3");
        fatal("config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames", "preinitialized", Map.of(),
                "-X", "tracemalloc=x");
    }

    @Test
    void bytesThatAreNoUtf8AreEscaped() {
        byte[] raw = {'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xF0, (byte) 0x9F,
            (byte) 0x98, (byte) 0x80, (byte) 0xE2, (byte) 0x82};
        assertEquals("a\u00e9\udcff\udced\udca0\udc80\ud83d\ude00\udce2\udc82", RawArguments.decode(raw, 0, raw.length));
    }
}
