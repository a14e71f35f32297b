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
        boolean ascii = utf8.length == line.length();
        int[] points = ascii ? null : line.codePoints().toArray();
        StringBuilder b = new StringBuilder();
        for (int offset = strip + 1; offset <= end; offset++) {
            char mark = offset <= start ? ' ' : !special || leftEnd < offset && offset <= rightStart ? '^' : '~';
            b.append(mark);
            if (!ascii && offset <= points.length && isWide(points[offset - 1])) {
                b.append(mark);
            }
        }
        return b.toString();
    }

    /** Whether a terminal shows the character in two columns. */
    private static boolean isWide(int c) {
        if (c < 0x1100) {
            return false;
        }
        String width = UnicodeData.eastAsianWidth(c);
        return width.equals("W") || width.equals("F");
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
            case Ast.BinOp b -> b.left().span().endLineno() != 1 || b.right().span().lineno() != 1 ? null
                    : operatorOf(utf8, b.left().span().endColOffset(), b.right().span().colOffset());
            case Ast.Subscript s -> s.value().span().endLineno() != 1 || s.slice().span().endLineno() != 1 ? null
                    : bracketsOf(utf8, s.value().span().endColOffset(), s.slice().span().endColOffset() + 1);
            default -> null;
        };
    }

    /** The operator between the operands, of which the left one may be followed by closing parentheses. */
    private static int[] operatorOf(byte[] text, int leftEnd, int rightStart) {
        int from = -1;
        int to = -1;
        for (int i = leftEnd; i < rightStart; i++) {
            if (isSpace(text[i])) {
                continue;
            }
            from = i;
            to = i + 1;
            if (i + 1 < rightStart && !isSpace(text[i + 1])) {
                to++;
            }
            if (i + 1 < rightStart && text[i] == ')') {
                continue;
            }
            break;
        }
        return from < 0 ? null : new int[] {characters(text, from), characters(text, to)};
    }

    /** From the opening bracket at or after {@code left} to the end of the closing one at or after {@code right}. */
    private static int[] bracketsOf(byte[] text, int left, int right) {
        while (left < text.length && text[left] != '[') {
            left++;
        }
        while (right < text.length && text[right] != ']') {
            right++;
        }
        if (right < text.length) {
            right++;
        }
        return new int[] {characters(text, left), characters(text, right)};
    }
}
