package dev.adder.conformance;

import dev.adder.compiler.CodeUnit;
import dev.adder.compiler.CompileError;
import dev.adder.compiler.Compiler;
import dev.adder.compiler.Constants;
import dev.adder.compiler.Opcode;
import dev.adder.compiler.Parser;
import dev.adder.compiler.Unmarshal;
import dev.adder.compiler.WarningSink;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Compiles every file of a dump that {@code dump_bytecode.py} made with CPython, and compares all code objects field by
 * field. Prints how many are identical and, with {@code --show N}, the first differences in detail.
 */
public final class BytecodeComparison {
    private static final String[] FIELDS = {"co_code", "co_consts", "co_names", "co_varnames", "co_localspluskinds",
        "co_stacksize", "co_flags", "co_linetable", "co_exceptiontable", "co_name", "co_qualname", "co_firstlineno",
        "co_argcount"};

    private final int show;
    private final TreeMap<String, Integer> differing = new TreeMap<>();
    private int total;
    private int identical;
    private int shown;
    private int files;
    private int failed;

    private BytecodeComparison(int show) {
        this.show = show;
    }

    /** {@code [--show N] [--at-least PERCENT] DUMP}: exits with 1 if fewer code objects than asked for are identical. */
    public static void main(String[] args) throws Exception {
        int show = 0;
        double atLeast = 0;
        Path dump = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--show" -> show = Integer.parseInt(args[++i]);
                case "--at-least" -> atLeast = Double.parseDouble(args[++i]);
                default -> dump = Path.of(args[i]);
            }
        }
        if (dump == null) {
            System.err.println("usage: BytecodeComparison [--show N] [--at-least PERCENT] DUMP");
            System.exit(2);
        }
        BytecodeComparison comparison = new BytecodeComparison(show);
        Path input = dump;
        double[] percent = new double[1];
        Throwable[] failure = new Throwable[1];
        // The compiler recurses as deeply as the source nests.
        Thread thread = new Thread(null, () -> {
            try {
                percent[0] = comparison.run(input);
            } catch (Throwable t) {
                failure[0] = t;
            }
        }, "comparison", 512L << 20);
        thread.start();
        thread.join();
        if (failure[0] != null) {
            failure[0].printStackTrace();
            System.exit(1);
        }
        System.exit(percent[0] >= atLeast ? 0 : 1);
    }

    private double run(Path dump) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(dump)))) {
            while (true) {
                String path;
                try {
                    path = new String(readBytes(in), StandardCharsets.UTF_8);
                } catch (EOFException e) {
                    break;
                }
                int optimize = in.readInt();
                compareFile(path, optimize, readBytes(in));
            }
        }
        double percent = total == 0 ? 100 : 100.0 * identical / total;
        System.out.printf("%d files, %d not compiled; %d code objects, %d identical (%.3f%%)%n", files, failed, total,
                identical, percent);
        for (var entry : differing.entrySet()) {
            System.out.printf("  %-20s differs in %d%n", entry.getKey(), entry.getValue());
        }
        return percent;
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private void compareFile(String path, int optimize, byte[] marshalled) throws IOException {
        files++;
        CodeUnit expected = Unmarshal.loads(marshalled);
        CodeUnit actual;
        try {
            byte[] source = Files.readAllBytes(Path.of(path));
            actual = Compiler.compile(Parser.parse(source, path, Parser.Mode.EXEC, 0, WarningSink.IGNORE), path, 0, optimize,
                    WarningSink.IGNORE);
        } catch (RuntimeException e) {
            failed++;
            total += count(expected);
            System.out.println(path + ": " + (e instanceof CompileError c
                    ? c.kind + " " + c.getMessage() + " at " + c.lineno + ":" + c.offset : e));
            if (!(e instanceof CompileError)) {
                e.printStackTrace(System.out);
            }
            return;
        }
        compare(path, expected, actual);
    }

    private static List<CodeUnit> nested(CodeUnit code) {
        List<CodeUnit> units = new ArrayList<>();
        for (Object c : code.consts()) {
            if (c instanceof CodeUnit unit) {
                units.add(unit);
            }
        }
        return units;
    }

    private static int count(CodeUnit code) {
        int n = 1;
        for (CodeUnit unit : nested(code)) {
            n += count(unit);
        }
        return n;
    }

    private void compare(String path, CodeUnit expected, CodeUnit actual) {
        total++;
        List<String> differences = new ArrayList<>();
        for (String field : FIELDS) {
            if (!same(field, expected, actual)) {
                differences.add(field);
                differing.merge(field, 1, Integer::sum);
            }
        }
        if (differences.isEmpty()) {
            identical++;
        } else if (shown < show) {
            shown++;
            describe(path, expected, actual, differences);
        }
        List<CodeUnit> left = nested(expected);
        List<CodeUnit> right = nested(actual);
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            compare(path, left.get(i), right.get(i));
        }
        for (int i = common; i < left.size(); i++) {
            total += count(left.get(i));
        }
    }

    private static boolean same(String field, CodeUnit a, CodeUnit b) {
        return switch (field) {
            case "co_code" -> Arrays.equals(a.code(), b.code());
            case "co_consts" -> sameConsts(a.consts(), b.consts());
            case "co_names" -> Arrays.equals(a.names(), b.names());
            case "co_varnames" -> Arrays.equals(a.localsplusnames(), b.localsplusnames());
            case "co_localspluskinds" -> Arrays.equals(a.localspluskinds(), b.localspluskinds());
            case "co_stacksize" -> a.stacksize() == b.stacksize();
            case "co_flags" -> a.flags() == b.flags();
            case "co_linetable" -> Arrays.equals(a.linetable(), b.linetable());
            case "co_exceptiontable" -> Arrays.equals(a.exceptiontable(), b.exceptiontable());
            case "co_name" -> a.name().equals(b.name());
            case "co_qualname" -> a.qualname().equals(b.qualname());
            case "co_firstlineno" -> a.firstlineno() == b.firstlineno();
            default -> a.argcount() == b.argcount() && a.posonlyargcount() == b.posonlyargcount()
                    && a.kwonlyargcount() == b.kwonlyargcount();
        };
    }

    /** Nested code objects are compared on their own. */
    private static boolean sameConsts(Object[] a, Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!(a[i] instanceof CodeUnit && b[i] instanceof CodeUnit) && !sameConst(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    /** The items of a frozenset may come in any order. */
    private static boolean sameConst(Object a, Object b) {
        if (a instanceof Constants.FrozenSet x && b instanceof Constants.FrozenSet y) {
            return new HashSet<>(x.items()).equals(new HashSet<>(y.items()));
        }
        return a.equals(b);
    }

    private static void describe(String path, CodeUnit expected, CodeUnit actual, List<String> differences) {
        System.out.println("--- " + path + ": " + expected.qualname() + ", line " + expected.firstlineno() + ": "
                + differences);
        List<String> left = listing(expected);
        List<String> right = listing(actual);
        for (String field : differences) {
            switch (field) {
                case "co_code", "co_linetable" -> { }
                case "co_exceptiontable" -> System.out.println("  " + field + "\n    " + table(expected) + "\n    "
                        + table(actual));
                case "co_consts" -> System.out.println("  " + field + "\n    " + text(expected.consts()) + "\n    "
                        + text(actual.consts()));
                case "co_names" -> System.out.println("  " + field + "\n    " + Arrays.toString(expected.names()) + "\n    "
                        + Arrays.toString(actual.names()));
                case "co_varnames" -> System.out.println("  " + field + "\n    " + Arrays.toString(expected.localsplusnames())
                        + "\n    " + Arrays.toString(actual.localsplusnames()));
                case "co_stacksize" -> System.out.println("  " + field + " " + expected.stacksize() + " " + actual.stacksize());
                case "co_flags" -> System.out.println("  " + field + " " + expected.flags() + " " + actual.flags());
                default -> System.out.println("  " + field);
            }
        }
        int start = 0;
        while (start < left.size() && start < right.size() && left.get(start).equals(right.get(start))) {
            start++;
        }
        if (start == left.size() && start == right.size()) {
            return;
        }
        for (int i = Math.max(0, start - 6); i < start + 14; i++) {
            System.out.printf("  %-58s | %s%n", i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
        }
    }

    private static String table(CodeUnit code) {
        StringBuilder s = new StringBuilder();
        for (byte b : code.exceptiontable()) {
            s.append((b & 0x80) != 0 ? " " : "").append(String.format("%02x", b));
        }
        return s.toString();
    }

    private static String text(Object[] consts) {
        StringBuilder s = new StringBuilder();
        for (Object c : consts) {
            s.append(s.isEmpty() ? "" : ", ").append(c instanceof CodeUnit unit ? "<" + unit.name() + ">" : c.toString());
        }
        return s.toString();
    }

    /** One line for each instruction with its place in the source. */
    private static List<String> listing(CodeUnit code) {
        List<String> lines = new ArrayList<>();
        List<String> places = places(code);
        byte[] bytes = code.code();
        int extended = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int op = bytes[i] & 0xFF;
            int arg = extended | bytes[i + 1] & 0xFF;
            extended = op == Opcode.EXTENDED_ARG ? arg << 8 : 0;
            if (op == Opcode.EXTENDED_ARG) {
                continue;
            }
            String place = i / 2 < places.size() ? places.get(i / 2) : "?";
            lines.add(i + " " + Opcode.NAMES[op] + (Opcode.hasArg(op) ? " " + arg : "") + " @" + place);
            i += 2 * Opcode.CACHES[op];
        }
        return lines;
    }

    private static List<String> places(CodeUnit code) {
        List<String> places = new ArrayList<>();
        byte[] t = code.linetable();
        int line = code.firstlineno();
        for (int i = 0; i < t.length; ) {
            int kind = (t[i] & 0x7F) >> 3;
            int length = (t[i] & 7) + 1;
            i++;
            String place;
            int[] next = {i};
            switch (kind) {
                case 15 -> place = "-";
                case 14 -> {
                    line += signed(t, next);
                    int end = line + unsigned(t, next);
                    int column = unsigned(t, next) - 1;
                    place = line + ":" + column + "-" + end + ":" + (unsigned(t, next) - 1);
                }
                case 13 -> {
                    line += signed(t, next);
                    place = String.valueOf(line);
                }
                case 10, 11, 12 -> {
                    line += kind - 10;
                    place = line + ":" + (t[next[0]++] & 0xFF) + "-" + line + ":" + (t[next[0]++] & 0xFF);
                }
                default -> {
                    int b = t[next[0]++] & 0xFF;
                    int column = kind << 3 | b >> 4;
                    place = line + ":" + column + "-" + line + ":" + (column + (b & 15));
                }
            }
            i = next[0];
            for (int n = 0; n < length; n++) {
                places.add(place);
            }
        }
        return places;
    }

    private static int unsigned(byte[] t, int[] at) {
        int value = 0;
        int shift = 0;
        int b;
        do {
            b = t[at[0]++];
            value |= (b & 0x3F) << shift;
            shift += 6;
        } while ((b & 0x40) != 0);
        return value;
    }

    private static int signed(byte[] t, int[] at) {
        int value = unsigned(t, at);
        return (value & 1) != 0 ? -(value >> 1) : value >> 1;
    }
}
