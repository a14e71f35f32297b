package dev.adder.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples of what {@code parser_compare.py} compares with CPython at large; the expected texts are CPython 3.11's. */
class ParserTest {
    private static String expression(String source) {
        Ast.Module m = (Ast.Module) Parser.parse(source, "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
        return AstDump.dump(((Ast.ExprStmt) m.body().get(0)).value());
    }

    private static String error(String source) {
        return ParserBatch.describe(assertThrows(CompileError.class, () -> Parser.parse(source, "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE)));
    }

    private static void assertError(String source, String message, int line, int offset, int endLine, int endOffset) {
        CompileError e = assertThrows(CompileError.class, () -> Parser.parse(source, "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE), source);
        assertEquals(message + " " + line + ":" + offset + "-" + endLine + ":" + endOffset,
            e.getMessage() + " " + e.lineno + ":" + e.offset + "-" + e.endLineno + ":" + e.endOffset, source);
    }

    @Test
    void operatorsBindAsInTheGrammar() {
        assertEquals("BinOp(left=Constant(value=0x1, kind=None)@1:0:1:1, op=Add, right=BinOp(left=Constant(value=0x2, kind=None)@1:4:1:5, op=Pow, "
            + "right=UnaryOp(op=USub, operand=Name(id='x', ctx=Load)@1:10:1:11)@1:9:1:11)@1:4:1:11)@1:0:1:11", expression("1 + 2 ** -x"));
        assertEquals("Compare(left=Name(id='a', ctx=Load)@1:0:1:1, ops=[IsNot, NotIn], comparators=[Name(id='b', ctx=Load)@1:9:1:10, "
            + "Name(id='c', ctx=Load)@1:18:1:19])@1:0:1:19", expression("a is not b not in c"));
    }

    @Test
    void columnsCountUtf8Bytes() {
        assertEquals("BinOp(left=Constant(value='\\{e9}\\{1f600}', kind=None)@1:0:1:8, op=Add, right=Name(id='x', ctx=Load)@1:11:1:12)@1:0:1:12",
            expression("'\u00e9\ud83d\ude00' + x"));
    }

    @Test
    void fStringsHaveThePositionsOf311() {
        assertEquals("JoinedStr(values=[Constant(value='a', kind=None)@1:0:1:14, FormattedValue(value=Name(id='x', ctx=Load)@1:4:1:5, conversion=0x72, "
            + "format_spec=JoinedStr(values=[Constant(value='>', kind=None)@1:0:1:14, FormattedValue(value=Name(id='w', ctx=Load)@1:10:1:11, "
            + "conversion=-0x1, format_spec=None)@1:0:1:14])@1:0:1:14)@1:0:1:14])@1:0:1:14", expression("f'a{x!r:>{w}}'"));
    }

    @Test
    void loneSurrogatesStayApart() {
        Ast.Module m = (Ast.Module) Parser.parse("'\\ud83d\\ude00'", "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
        Ast.Constant c = (Ast.Constant) ((Ast.ExprStmt) m.body().get(0)).value();
        assertEquals(new Constants.WideString(new int[] {0xd83d, 0xde00}), c.value());
    }

    @Test
    void characterNames() {
        assertTrue(expression("'\\N{BULLET}\\N{hangul syllable gag}\\N{CJK UNIFIED IDEOGRAPH-4E00}'").startsWith("Constant(value='\\{2022}\\{ac01}\\{4e00}'"));
        assertError("'\\N{BASIC LATIN 41}'", "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-17: unknown Unicode character name",
            1, 21, 1, 21);
    }

    @Test
    void errorsOfTheGrammar() {
        assertError("f(a b)", "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 6);
        assertError("x = 1 +", "invalid syntax", 1, 8, 1, 8);
        assertError("if x = 3:\n  pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4, 1, 9);
        assertError("f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4);
        assertError("print 1", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 1, 8);
        assertError("def f(a=1, b): pass", "non-default argument follows default argument", 1, 12, 1, 13);
        assertError("f(a=1, 2)", "positional argument follows keyword argument", 1, 9, 1, 10);
        assertError("{1: 2, 3}", "':' expected after dictionary key", 1, 8, 1, 0);
        assertError("(a, b): int", "only single target (not tuple) can be annotated", 1, 1, 1, 7);
        assertError("del f()", "cannot delete function call", 1, 5, 1, 8);
        assertError("try:\n  pass\nx", "expected 'except' or 'finally' block", 3, 1, 3, 2);
        assertError("match x:\n  case y as _: pass", "cannot use '_' as a target", 2, 13, 2, 14);
        assertEquals("IndentationError|expected an indented block after 'if' statement on line 1|2|1|2|2|x\\n", error("if 1:\nx\n"));
    }

    @Test
    void errorsOfTheTokenizer() {
        assertError("(1,", "'(' was never closed", 1, 1, 1, 0);
        assertError("(]", "closing parenthesis ']' does not match opening parenthesis '('", 1, 2, 1, 2);
        assertError("012", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, 1, 2);
        assertError("x = 'a", "unterminated string literal (detected at line 1)", 1, 5, 1, 5);
        assertError("\u20ac = 1", "invalid character '\u20ac' (U+20AC)", 1, 1, 1, 1);
        assertEquals("TabError|inconsistent use of tabs and spaces in indentation|3|1|3|0|        y\\n", error("if 1:\n\tx\n        y\n").replaceFirst("3\\|\\d+\\|3\\|\\d+", "3|1|3|0"));
    }

    @Test
    void depthHasALimit() {
        assertError("(".repeat(9000), "too many nested parentheses", 1, 201, 1, 201);
        assertEquals("MemoryError", error("-".repeat(100_000) + "1"));
        assertTrue(expression("a" + ".b".repeat(50)).startsWith("Attribute("));
        Parser.parse("1+".repeat(100_000) + "1", "f", Parser.Mode.EVAL, 0, WarningSink.IGNORE);
    }

    @Test
    void eachWarningComesOnce() {
        List<String> warnings = new ArrayList<>();
        WarningSink sink = (category, message, filename, line) -> {
            warnings.add(category + " " + message + " " + line);
            return false;
        };
        assertThrows(CompileError.class, () -> Parser.parse("'\\d'\nx = 1if 1 else 2\ny z", "f", Parser.Mode.EXEC, 0, sink));
        assertEquals(List.of("DEPRECATION_WARNING invalid escape sequence '\\d' 1", "SYNTAX_WARNING invalid decimal literal 2"), warnings);
        CompileError e = assertThrows(CompileError.class, () -> Parser.parse("'\\d'", "f", Parser.Mode.EXEC, 0, (c, m, f, l) -> true));
        assertEquals("invalid escape sequence '\\d'", e.getMessage());
    }

    @Test
    void filesInOtherEncodings() {
        Ast.Mod latin = Parser.parse("# coding: latin-1\n'\u00e9'".getBytes(StandardCharsets.ISO_8859_1), "f", Parser.Mode.EXEC, 0, WarningSink.IGNORE);
        assertTrue(AstDump.dump(latin).contains("'\\{e9}'"));
        CompileError e = assertThrows(CompileError.class, () -> Parser.parseFile("x\n'\u00e9'".getBytes(StandardCharsets.ISO_8859_1), "f.py", 0, WarningSink.IGNORE));
        assertEquals("Non-UTF-8 code starting with '\\xe9' in file f.py on line 2, but no encoding declared; "
            + "see https://peps.python.org/pep-0263/ for details", e.getMessage());
    }

    @Test
    void interactiveInput() {
        int flags = Parser.PYCF_ALLOW_INCOMPLETE_INPUT | Parser.PYCF_DONT_IMPLY_DEDENT;
        CompileError e = assertThrows(CompileError.class, () -> Parser.parse("if 1:\n", "f", Parser.Mode.SINGLE, flags, WarningSink.IGNORE));
        assertEquals("incomplete input", e.getMessage());
        e = assertThrows(CompileError.class, () -> Parser.parse("1\n2", "f", Parser.Mode.SINGLE, 0, WarningSink.IGNORE));
        assertEquals("multiple statements found while compiling a single statement", e.getMessage());
    }
}
