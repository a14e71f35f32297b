package dev.adder.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CPython answers with a crash, or not at all: counts tampered with through an address, and addresses that are nobody's. */
class ObjectAddressesTest {
    private static final String ADDER = Path.of("../adder").toAbsolutePath().normalize().toString();

    private record Result(int status, String text) {}

    private static Result run(String program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ADDER));
        command.addAll(List.of(options));
        command.addAll(List.of("-c", program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
    }

    @Test
    void auditNamesTheObjectWhoseCountWasTamperedWith() throws Exception {
        Result result = run("""
                import ctypes
                class Tampered: pass
                x = Tampered()
                ctypes.c_ssize_t.from_address(id(x)).value += 5
                """, "-X", "audit");
        assertEquals(70, result.status, result.text);
        assertTrue(result.text.contains("Tampered <__main__.Tampered object at 0x"), result.text);
        assertTrue(result.text.contains("count 6, found 1"), result.text);
    }

    @Test
    void anObjectFreedTooEarlyLeavesTheProcessAlive() throws Exception {
        Result result = run("""
                import ctypes, weakref
                class Once: pass
                x = y = Once()
                r = weakref.ref(x)
                ctypes.c_ssize_t.from_address(id(x)).value = 1
                del y
                print(r(), type(x).__name__)
                """);
        assertEquals(0, result.status, result.text);
        assertEquals("None Once\n", result.text);
    }

    @Test
    void addressesThatAreNobodysRaise() throws Exception {
        Result result = run("""
                import ctypes
                class C: pass
                x = C()
                gone = id(x)
                del x
                for a in 0, 1, 8, 0xdeadbeef, 2 ** 47, 2 ** 63, 2 ** 64 - 8, -1, gone:
                    word = ctypes.c_ssize_t.from_address(a)
                    for act in (lambda: word.value, lambda: setattr(word, "value", 1), lambda: ctypes.string_at(a),
                                lambda: ctypes.cast(a, ctypes.py_object).value, lambda: ctypes.memmove(a, b"abcd", 4),
                                lambda: ctypes.memset(a, 1, 4)):
                        try:
                            print(hex(a), act())
                        except ValueError:
                            pass
                print("done")
                """);
        assertEquals(0, result.status, result.text);
        assertEquals("done\n", result.text);
    }

    @Test
    void whatAHeaderCanNotHoldRaises() throws Exception {
        Result result = run("""
                import ctypes, sys
                class C: pass
                x = C()
                for index, value in (0, 2 ** 40), (1, id(list)), (1, 0), (50, 1):
                    try:
                        (ctypes.c_ssize_t * 100).from_address(id(x))[index] = value
                    except ValueError:
                        print("refused")
                print(type(x).__name__, sys.getrefcount(x) - 1)
                """);
        assertEquals(0, result.status, result.text);
        assertEquals("refused\nrefused\nrefused\nrefused\nC 1\n", result.text);
    }
}
