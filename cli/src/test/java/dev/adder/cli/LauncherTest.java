package dev.adder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, beside a JDK whose java prints what it is given. */
class LauncherTest {
    @TempDir
    Path directory;

    private Path adder;
    private Path jdk;

    private record Result(List<String> lines, String err, int status) {}

    @BeforeEach
    void makeTree() throws IOException {
        adder = Files.copy(Path.of("../adder"), directory.resolve("adder"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        jdk = makeJdk("jdk", "25.0.1");
        Files.createDirectories(directory.resolve("build/adder"));
        Files.writeString(directory.resolve("build/adder/stamp"), jdk + "\n");
    }

    private Path makeJdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "echo " + name + "; for a; do echo \"$a\"; done; echo LC_CTYPE=$LC_CTYPE");
        script(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Result run(Map<String, String> variables, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(adder.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(directory.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8", "HOME", directory.toString()));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Result(out.lines().toList(), Files.readString(directory.resolve("err")), status);
    }

    private static List<String> after(Result result) {
        int main = result.lines.indexOf("dev.adder.cli.Main");
        return result.lines.subList(main + 1, result.lines.size() - 1);
    }

    @Test
    void handsOnTheArguments() throws Exception {
        Result result = run(Map.of(), "-c", "a  b", "", "*", "-X", "audit");
        assertEquals(List.of("-c", "a  b", "", "*", "-X", "audit"), after(result));
        assertTrue(result.lines.contains("-Dadder.home=" + directory + "/build/adder"), result.toString());
        assertTrue(result.lines.contains("-Dadder.executable=" + adder), result.toString());
        assertFalse(result.lines.contains("-Dadder.audit=true"));
        assertEquals("", result.err);
    }

    @Test
    void switchesOfTheMachineAreFoundBeforeTheProgram() throws Exception {
        assertTrue(run(Map.of(), "-X", "audit", "x.py").lines.contains("-Dadder.audit=true"));
        assertTrue(run(Map.of(), "-BXaudit=5", "x.py").lines.contains("-Dadder.audit=true"));
        assertTrue(run(Map.of(), "-W", "x", "-Xchecked").lines.contains("-Dadder.checked=true"));
        assertTrue(run(Map.of(), "--check-hash-based-pycs", "never", "-Xpools").lines.contains("-Dadder.pools=true"));
        for (String[] args : new String[][] {{"x.py", "-Xaudit"}, {"-", "-Xaudit"}, {"--", "-Xaudit"}, {"-W", "-Xaudit"},
            {"-Bmx", "-Xaudit"}, {"-WX", "audit"}}) {
            assertFalse(run(Map.of(), args).lines.contains("-Dadder.audit=true"), String.join(" ", args));
        }
    }

    @Test
    void optionsForTheMachine() throws Exception {
        Result result = run(Map.of("ADDER_JAVA_OPTS", "-Xmx1g -XX:+UseZGC"));
        assertTrue(result.lines.containsAll(List.of("-Xmx1g", "-XX:+UseZGC")));
        assertFalse(result.lines.contains("-XX:+UseSerialGC"));
        assertTrue(run(Map.of()).lines.contains("-XX:+UseSerialGC"));
    }

    @Test
    void anAsciiLocaleIsReplaced() throws Exception {
        assertEquals("LC_CTYPE=C.UTF-8", run(Map.of("LANG", "C")).lines.getLast());
        assertEquals("LC_CTYPE=", run(Map.of("LC_ALL", "C")).lines.getLast());
        assertEquals("LC_CTYPE=", run(Map.of("LANG", "C", "PYTHONCOERCECLOCALE", "0")).lines.getLast());
        assertEquals("LC_CTYPE=", run(Map.of("LANG", "de_DE.UTF-8")).lines.getLast());
    }

    @Test
    void javaHomeCountsWhenItIsGoodEnough() throws Exception {
        Path newer = makeJdk("newer", "26");
        Path older = makeJdk("older", "17.0.15");
        assertEquals("newer", run(Map.of("JAVA_HOME", newer.toString())).lines.getFirst());
        assertEquals("jdk", run(Map.of("JAVA_HOME", older.toString())).lines.getFirst());
    }

    @Test
    void linksAreFollowed() throws Exception {
        Path link = Files.createSymbolicLink(Files.createDirectory(directory.resolve("bin")).resolve("python"), Path.of("../adder"));
        adder = link;
        Result result = run(Map.of(), "x");
        assertTrue(result.lines.contains("-Dadder.home=" + directory + "/bin/../build/adder"), result.toString());
        assertTrue(result.lines.contains("-Dadder.program=" + link), result.toString());
    }

    @Test
    void theFirstUseBuilds() throws Exception {
        Path stamp = directory.resolve("build/adder/stamp");
        Files.delete(stamp);
        Path tools = Files.createDirectory(directory.resolve("tools"));
        script(tools.resolve("mvn"), "echo \"$JAVA_HOME\" > '" + stamp + "'; echo \"$@\" > '" + directory.resolve("called") + "'");
        Map<String, String> variables = Map.of("JAVA_HOME", jdk.toString(), "PATH", tools + ":/usr/bin:/bin");
        Result result = run(variables, "x");
        assertTrue(result.err.startsWith("adder: first use, building"), result.err);
        assertEquals(List.of("x"), after(result));
        assertTrue(Files.readString(directory.resolve("called")).contains("-DskipTests"));
        assertEquals("", run(variables, "x").err);
    }

    @Test
    void aFailedBuildIsSaid() throws Exception {
        Files.delete(directory.resolve("build/adder/stamp"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        script(tools.resolve("mvn"), "echo broken; exit 1");
        Result result = run(Map.of("JAVA_HOME", jdk.toString(), "PATH", tools + ":/usr/bin:/bin"));
        assertEquals(1, result.status);
        assertTrue(result.err.endsWith("broken\nadder: the build failed\n"), result.err);
        assertFalse(Files.exists(directory.resolve("build/.building")));
    }
}
