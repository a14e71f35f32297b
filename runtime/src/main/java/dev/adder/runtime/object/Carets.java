package dev.adder.runtime.object;

import dev.adder.compiler.Ast;
import dev.adder.compiler.CompileError;
import dev.adder.compiler.Parser;
import dev.adder.compiler.WarningSink;
import java.nio.charset.StandardCharsets;

/** The marks below a line of a traceback that show which part of it was running (PEP 657; Python/traceback.c). */
final class Carets {
    private Carets() {}

    /** The text below {@code line} stripped of its first {@code strip} characters, or null for none. */
    // CPython: Python/traceback.c tb_displayline
    static String under(String line, int strip, PyCode code, int lasti, int lineno) {
        LineTable table = new LineTable(code.linetable, code.firstlineno);
        if (!table.find(lasti / 2) || table.line != lineno || table.endLine < 0 || table.column < 0 || table.endColumn < 0) {
            return null;
        }
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        int start = characters(utf8, table.column);
        int end = characters(utf8, table.endColumn);
        int leftEnd = -1;
        int rightStart = -1;
        if (table.line == table.endLine) {
            int[] anchors = end > start ? anchors(codePoints(line, start, end)) : null;
            if (anchors != null) {
                leftEnd = anchors[0] + start;
                rightStart = anchors[1] + start;
            }
        } else {
            int i = line.codePointCount(0, line.length());
            int[] points = line.codePoints().toArray();
            while (--i >= 0 && isSpace(points[i])) {
                continue;
            }
            end = i + 1;
        }
        boolean special = leftEnd != -1 || rightStart != -1;
        int length = line.codePointCount(0, line.length());
        if (end - start == length - strip && !special) {
            return null;
        }
        StringBuilder b = new StringBuilder();
        for (int offset = strip + 1; offset <= end; offset++) {
            if (offset <= start) {
                b.append(' ');
            } else if (special && leftEnd < offset && offset <= rightStart) {
                b.append('^');
            } else {
                b.append(special ? '~' : '^');
            }
        }
        return b.toString();
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static int characters(byte[] utf8, int bytes) {
        int n = Math.min(bytes, utf8.length);
        int count = 0;
        for (int i = 0; i < n; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static String codePoints(String s, int start, int end) {
        int[] points = s.codePoints().toArray();
        int from = Math.min(start, points.length);
        int to = Math.min(end, points.length);
        return new String(points, from, to - from);
    }

    /** Where the operator of a binary operation, or the brackets of a subscript, begin and end in the segment; null for others. */
    // CPython: Python/traceback.c extract_anchors_from_expr
    private static int[] anchors(String segment) {
        Ast.Mod tree;
        try {
            tree = Parser.parse(segment.getBytes(StandardCharsets.UTF_8), "<segment>", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
        } catch (CompileError e) {
            return null;
        }
        if (!(tree instanceof Ast.Module m) || m.body().size() != 1 || !(m.body().getFirst() instanceof Ast.ExprStmt statement)) {
            return null;
        }
        byte[] utf8 = segment.getBytes(StandardCharsets.UTF_8);
        return switch (statement.value()) {
            case Ast.BinOp b -> {
                int[] text = segment.codePoints().toArray();
                int left = characters(utf8, b.left().span().endColOffset());
                int right = characters(utf8, b.right().span().colOffset());
                if (b.left().span().endLineno() != 1 || b.right().span().lineno() != 1) {
                    yield null;
                }
                for (int i = left; i < right && i < text.length; i++) {
                    if (Character.isWhitespace(text[i])) {
                        continue;
                    }
                    int end = i + 1;
                    if (i + 1 < right && !Character.isWhitespace(text[i + 1])) {
                        end++;
                    }
                    yield new int[] {i, end};
                }
                yield null;
            }
            case Ast.Subscript s -> s.value().span().endLineno() != 1 || s.slice().span().endLineno() != 1 ? null
                    : new int[] {characters(utf8, s.value().span().endColOffset()), characters(utf8, s.slice().span().endColOffset()) + 1};
            default -> null;
        };
    }
}
