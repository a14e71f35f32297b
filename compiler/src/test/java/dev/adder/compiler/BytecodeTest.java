package dev.adder.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The code objects of the programs in {@code bytecode.txt} are those that CPython made when it was recorded. */
class BytecodeTest {
    @TestFactory
    List<DynamicTest> recordedBytecode() throws IOException {
        String text;
        try (InputStream in = BytecodeTest.class.getResourceAsStream("bytecode.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String program : text.split("-----\n")) {
            if (!program.isEmpty()) {
                String[] parts = program.split("=====\n");
                tests.add(DynamicTest.dynamicTest(parts[0], () -> assertEquals(parts[1].strip(), record(parts[0]))));
            }
        }
        return tests;
    }

    /** The code objects of a program in the form of the record. */
    static String record(String source) {
        Ast.Mod tree = Parser.parse(source, "<test>", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
        StringBuilder out = new StringBuilder();
        record(Compiler.compile(tree, "<test>", 0, 0, WarningSink.IGNORE), out);
        return out.toString().strip();
    }

    private static void record(CodeUnit code, StringBuilder out) {
        List<String> consts = new ArrayList<>();
        for (Object c : code.consts()) {
            consts.add(c instanceof CodeUnit ? "<code>" : AstUnparser.repr(c));
        }
        List<String> names = new ArrayList<>(List.of(code.names()));
        for (int kind : new int[] {Assembler.CO_FAST_LOCAL, Assembler.CO_FAST_CELL, Assembler.CO_FAST_FREE}) {
            for (int i = 0; i < code.localsplusnames().length; i++) {
                if ((code.localspluskinds()[i] & kind) != 0) {
                    names.add(code.localsplusnames()[i]);
                }
            }
        }
        String joined = consts.size() == 0 ? "" : String.join(", ", consts);
        out.append(("code " + code.qualname() + " flags=" + Integer.toHexString(code.flags()) + " stack=" + code.stacksize()
                + " (" + joined + ") " + String.join(" ", names)).stripTrailing()).append('\n');
        List<String> places = places(code);
        byte[] bytes = code.code();
        int extended = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int op = bytes[i] & 0xFF;
            int arg = extended | bytes[i + 1] & 0xFF;
            extended = op == Opcode.EXTENDED_ARG ? arg << 8 : 0;
            if (op != Opcode.EXTENDED_ARG) {
                out.append(i).append(' ').append(Opcode.NAMES[op]).append(Opcode.hasArg(op) ? " " + arg : "").append(" @")
                        .append(places.get(i / 2)).append('\n');
                i += 2 * Opcode.CACHES[op];
            }
        }
        int[] at = {0};
        while (at[0] < code.exceptiontable().length) {
            int start = 2 * item(code.exceptiontable(), at);
            int end = start + 2 * item(code.exceptiontable(), at);
            int target = 2 * item(code.exceptiontable(), at);
            int depth = item(code.exceptiontable(), at);
            out.append("handler ").append(start).append('-').append(end).append(' ').append(target).append(" depth ")
                    .append(depth >> 1).append((depth & 1) != 0 ? " lasti" : "").append('\n');
        }
        for (Object c : code.consts()) {
            if (c instanceof CodeUnit nested) {
                record(nested, out);
            }
        }
    }

    private static int item(byte[] table, int[] at) {
        int value = table[at[0]] & 0x3F;
        while ((table[at[0]++] & 0x40) != 0) {
            value = value << 6 | table[at[0]] & 0x3F;
        }
        return value;
    }

    private static List<String> places(CodeUnit code) {
        List<String> places = new ArrayList<>();
        byte[] table = code.linetable();
        int line = code.firstlineno();
        int[] at = {0};
        while (at[0] < table.length) {
            int kind = (table[at[0]] & 0x7F) >> 3;
            int length = (table[at[0]++] & 7) + 1;
            String place;
            switch (kind) {
                case 15 -> place = "-";
                case 14 -> {
                    line += signed(table, at);
                    int end = line + unsigned(table, at);
                    int column = unsigned(table, at) - 1;
                    place = line + ":" + column + "-" + end + ":" + (unsigned(table, at) - 1);
                }
                case 13 -> {
                    line += signed(table, at);
                    place = String.valueOf(line);
                }
                case 10, 11, 12 -> {
                    line += kind - 10;
                    int column = table[at[0]++] & 0xFF;
                    place = line + ":" + column + "-" + line + ":" + (table[at[0]++] & 0xFF);
                }
                default -> {
                    int b = table[at[0]++] & 0xFF;
                    int column = kind << 3 | b >> 4;
                    place = line + ":" + column + "-" + line + ":" + (column + (b & 15));
                }
            }
            for (int i = 0; i < length; i++) {
                places.add(place);
            }
        }
        return places;
    }

    private static int unsigned(byte[] table, int[] at) {
        int value = 0;
        int shift = 0;
        int b;
        do {
            b = table[at[0]++];
            value |= (b & 0x3F) << shift;
            shift += 6;
        } while ((b & 0x40) != 0);
        return value;
    }

    private static int signed(byte[] table, int[] at) {
        int value = unsigned(table, at);
        return (value & 1) != 0 ? -(value >> 1) : value >> 1;
    }
}
