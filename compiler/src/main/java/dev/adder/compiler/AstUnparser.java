package dev.adder.compiler;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.Constants.Bytes;
import dev.adder.compiler.Constants.Complex;
import dev.adder.compiler.Constants.FrozenSet;
import dev.adder.compiler.Constants.Singleton;
import dev.adder.compiler.Constants.WideString;
import java.math.BigDecimal;
import java.util.List;

/** Writes an expression as source text, for annotations that are kept as strings; and the repr of constants. */
// CPython: Python/ast_unparse.c
public final class AstUnparser {
    /** How tightly operators bind, loosest first. */
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int BOR = 6;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;
    private static final int EXPR = BOR;

    /** What an infinite float is written as: a literal that overflows. */
    private static final String INFINITY = "1e309";

    private final StringBuilder out = new StringBuilder();

    private AstUnparser() {}

    /** The source text of an expression, with as few parentheses as its meaning allows. */
    public static String unparse(Expr e) {
        AstUnparser u = new AstUnparser();
        u.append(e, TEST);
        return u.out.toString();
    }

    private void open(boolean parentheses) {
        if (parentheses) {
            out.append('(');
        }
    }

    private void close(boolean parentheses) {
        if (parentheses) {
            out.append(')');
        }
    }

    private void appendAll(List<Expr> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            append(expressions.get(i), TEST);
        }
    }

    private void append(Expr expression, int level) {
        switch (expression) {
            case BoolOp e -> {
                boolean and = e.op() == BoolOperator.AND;
                int own = and ? AND : OR;
                open(level > own);
                for (int i = 0; i < e.values().size(); i++) {
                    out.append(i == 0 ? "" : and ? " and " : " or ");
                    append(e.values().get(i), own + 1);
                }
                close(level > own);
            }
            case BinOp e -> appendBinOp(e, level);
            case UnaryOp e -> {
                int own = e.op() == UnaryOperator.NOT ? NOT : FACTOR;
                open(level > own);
                out.append(switch (e.op()) {
                    case INVERT -> "~";
                    case NOT -> "not ";
                    case U_ADD -> "+";
                    case U_SUB -> "-";
                });
                append(e.operand(), own);
                close(level > own);
            }
            case Lambda e -> {
                open(level > TEST);
                int positional = e.args().args().size() + e.args().posonlyargs().size();
                out.append(positional > 0 || e.args().vararg() != null || !e.args().kwonlyargs().isEmpty()
                        || e.args().kwarg() != null ? "lambda " : "lambda");
                appendArguments(e.args());
                out.append(": ");
                append(e.body(), TEST);
                close(level > TEST);
            }
            case IfExp e -> {
                open(level > TEST);
                append(e.body(), TEST + 1);
                out.append(" if ");
                append(e.test(), TEST + 1);
                out.append(" else ");
                append(e.orelse(), TEST);
                close(level > TEST);
            }
            case Dict e -> {
                out.append('{');
                for (int i = 0; i < e.values().size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    if (e.keys().get(i) != null) {
                        append(e.keys().get(i), TEST);
                        out.append(": ");
                        append(e.values().get(i), TEST);
                    } else {
                        out.append("**");
                        append(e.values().get(i), EXPR);
                    }
                }
                out.append('}');
            }
            case Ast.Set e -> {
                out.append('{');
                appendAll(e.elts());
                out.append('}');
            }
            case GeneratorExp e -> {
                out.append('(');
                append(e.elt(), TEST);
                appendGenerators(e.generators());
                out.append(')');
            }
            case ListComp e -> {
                out.append('[');
                append(e.elt(), TEST);
                appendGenerators(e.generators());
                out.append(']');
            }
            case SetComp e -> {
                out.append('{');
                append(e.elt(), TEST);
                appendGenerators(e.generators());
                out.append('}');
            }
            case DictComp e -> {
                out.append('{');
                append(e.key(), TEST);
                out.append(": ");
                append(e.value(), TEST);
                appendGenerators(e.generators());
                out.append('}');
            }
            case Yield e -> {
                if (e.value() == null) {
                    out.append("(yield)");
                } else {
                    out.append("(yield ");
                    append(e.value(), TEST);
                    out.append(')');
                }
            }
            case YieldFrom e -> {
                out.append("(yield from ");
                append(e.value(), TEST);
                out.append(')');
            }
            case Await e -> {
                open(level > AWAIT);
                out.append("await ");
                append(e.value(), ATOM);
                close(level > AWAIT);
            }
            case Compare e -> {
                open(level > CMP);
                append(e.left(), CMP + 1);
                for (int i = 0; i < e.ops().size(); i++) {
                    out.append(switch (e.ops().get(i)) {
                        case EQ -> " == ";
                        case NOT_EQ -> " != ";
                        case LT -> " < ";
                        case LTE -> " <= ";
                        case GT -> " > ";
                        case GTE -> " >= ";
                        case IS -> " is ";
                        case IS_NOT -> " is not ";
                        case IN -> " in ";
                        case NOT_IN -> " not in ";
                    });
                    append(e.comparators().get(i), CMP + 1);
                }
                close(level > CMP);
            }
            case Call e -> appendCall(e);
            case Constant e -> {
                if (e.value() == Singleton.ELLIPSIS) {
                    out.append("...");
                } else {
                    if ("u".equals(e.kind())) {
                        out.append('u');
                    }
                    appendConstant(e.value());
                }
            }
            case JoinedStr e -> appendFormatted(e, false);
            case FormattedValue e -> appendFormatted(e, false);
            case Attribute e -> {
                append(e.value(), ATOM);
                // After an int, a dot would make it a float.
                boolean isInt = e.value() instanceof Constant c && ConstantFolder.isInt(c.value())
                        && !(c.value() instanceof Boolean);
                out.append(isInt ? " ." : ".").append(e.attr());
            }
            case Starred e -> {
                out.append('*');
                append(e.value(), EXPR);
            }
            case Name e -> out.append(e.id());
            case ListExpr e -> {
                out.append('[');
                appendAll(e.elts());
                out.append(']');
            }
            case Ast.Tuple e -> {
                if (e.elts().isEmpty()) {
                    out.append("()");
                } else {
                    open(level > TUPLE);
                    appendAll(e.elts());
                    out.append(e.elts().size() == 1 ? "," : "");
                    close(level > TUPLE);
                }
            }
            case Subscript e -> {
                append(e.value(), ATOM);
                out.append('[');
                append(e.slice(), TUPLE);
                out.append(']');
            }
            case Slice e -> {
                if (e.lower() != null) {
                    append(e.lower(), TEST);
                }
                out.append(':');
                if (e.upper() != null) {
                    append(e.upper(), TEST);
                }
                if (e.step() != null) {
                    out.append(':');
                    append(e.step(), TEST);
                }
            }
            case NamedExpr e -> {
                open(level > TUPLE);
                append(e.target(), ATOM);
                out.append(" := ");
                append(e.value(), ATOM);
                close(level > TUPLE);
            }
        }
    }

    private void appendBinOp(BinOp e, int level) {
        String op;
        int own;
        switch (e.op()) {
            case ADD -> { op = " + "; own = ARITH; }
            case SUB -> { op = " - "; own = ARITH; }
            case MULT -> { op = " * "; own = TERM; }
            case MAT_MULT -> { op = " @ "; own = TERM; }
            case DIV -> { op = " / "; own = TERM; }
            case MOD -> { op = " % "; own = TERM; }
            case L_SHIFT -> { op = " << "; own = SHIFT; }
            case R_SHIFT -> { op = " >> "; own = SHIFT; }
            case BIT_OR -> { op = " | "; own = BOR; }
            case BIT_XOR -> { op = " ^ "; own = BXOR; }
            case BIT_AND -> { op = " & "; own = BAND; }
            case FLOOR_DIV -> { op = " // "; own = TERM; }
            default -> { op = " ** "; own = POWER; }
        }
        boolean rightAssociative = e.op() == Operator.POW;
        open(level > own);
        append(e.left(), own + (rightAssociative ? 1 : 0));
        out.append(op);
        append(e.right(), own + (rightAssociative ? 0 : 1));
        close(level > own);
    }

    private void appendArguments(Arguments args) {
        boolean first = true;
        int posonly = args.posonlyargs().size();
        int positional = posonly + args.args().size();
        int defaults = args.defaults().size();
        for (int i = 0; i < positional; i++) {
            first = comma(first);
            appendArg(i < posonly ? args.posonlyargs().get(i) : args.args().get(i - posonly));
            int d = i - positional + defaults;
            if (d >= 0) {
                out.append('=');
                append(args.defaults().get(d), TEST);
            }
            if (posonly > 0 && i + 1 == posonly) {
                out.append(", /");
            }
        }
        if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
            first = comma(first);
            out.append('*');
            if (args.vararg() != null) {
                appendArg(args.vararg());
            }
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            first = comma(first);
            appendArg(args.kwonlyargs().get(i));
            if (args.kwDefaults().get(i) != null) {
                out.append('=');
                append(args.kwDefaults().get(i), TEST);
            }
        }
        if (args.kwarg() != null) {
            comma(first);
            out.append("**");
            appendArg(args.kwarg());
        }
    }

    private boolean comma(boolean first) {
        out.append(first ? "" : ", ");
        return false;
    }

    private void appendArg(Arg arg) {
        out.append(arg.arg());
        if (arg.annotation() != null) {
            out.append(": ");
            append(arg.annotation(), TEST);
        }
    }

    private void appendGenerators(List<Comprehension> generators) {
        for (Comprehension g : generators) {
            out.append(g.isAsync() != 0 ? " async for " : " for ");
            append(g.target(), TUPLE);
            out.append(" in ");
            append(g.iter(), TEST + 1);
            for (Expr condition : g.ifs()) {
                out.append(" if ");
                append(condition, TEST + 1);
            }
        }
    }

    private void appendCall(Call e) {
        append(e.func(), ATOM);
        if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().get(0) instanceof GeneratorExp) {
            append(e.args().get(0), TEST);
            return;
        }
        out.append('(');
        boolean first = true;
        for (Expr arg : e.args()) {
            first = comma(first);
            append(arg, TEST);
        }
        for (Keyword k : e.keywords()) {
            first = comma(first);
            if (k.arg() == null) {
                out.append("**");
            } else {
                out.append(k.arg()).append('=');
            }
            append(k.value(), TEST);
        }
        out.append(')');
    }

    // CPython: Python/ast_unparse.c append_joinedstr
    private void appendFormatted(Expr e, boolean isFormatSpec) {
        StringBuilder body = new StringBuilder();
        if (e instanceof JoinedStr j) {
            for (Expr value : j.values()) {
                formattedPart(value, isFormatSpec, body);
            }
        } else {
            formattedPart(e, isFormatSpec, body);
        }
        if (isFormatSpec) {
            out.append(body);
        } else {
            out.append('f').append(repr(body.toString()));
        }
    }

    private static void formattedPart(Expr e, boolean isFormatSpec, StringBuilder body) {
        switch (e) {
            case Constant c -> body.append(String.valueOf(text(c.value())).replace("{", "{{").replace("}", "}}"));
            case JoinedStr j -> {
                AstUnparser inner = new AstUnparser();
                inner.appendFormatted(j, isFormatSpec);
                body.append(inner.out);
            }
            case FormattedValue f -> {
                AstUnparser inner = new AstUnparser();
                inner.append(f.value(), TEST + 1);
                body.append(inner.out.indexOf("{") == 0 ? "{ " : "{").append(inner.out);
                if (f.conversion() > 0) {
                    body.append('!').append((char) f.conversion());
                }
                if (f.formatSpec() != null) {
                    AstUnparser spec = new AstUnparser();
                    spec.appendFormatted(f.formatSpec(), true);
                    body.append(':').append(spec.out);
                }
                body.append('}');
            }
            default -> throw new CompileError(CompileError.Kind.SYSTEM_ERROR, "unknown expression kind inside f-string", null,
                    0, 0, 0, 0, null);
        }
    }

    private static Object text(Object value) {
        return value instanceof WideString w ? new String(w.codePoints(), 0, w.codePoints().length) : value;
    }

    private void appendConstant(Object value) {
        if (value instanceof Constants.Tuple t) {
            out.append('(');
            for (int i = 0; i < t.items().size(); i++) {
                out.append(i == 0 ? "" : ", ");
                appendConstant(t.items().get(i));
            }
            out.append(t.items().size() == 1 ? ",)" : ")");
            return;
        }
        String repr = repr(value);
        out.append(value instanceof Double || value instanceof Complex ? repr.replace("inf", INFINITY) : repr);
    }

    /** The repr of a constant. */
    static String repr(Object value) {
        return switch (value) {
            case Singleton s -> s == Singleton.NONE ? "None" : "Ellipsis";
            case Boolean b -> b ? "True" : "False";
            case Double d -> floatRepr(d, true);
            case Complex c -> complexRepr(c);
            case String s -> stringRepr(s);
            case WideString w -> stringRepr(new String(w.codePoints(), 0, w.codePoints().length));
            case Bytes b -> bytesRepr(b.value());
            case Constants.Tuple t -> {
                StringBuilder s = new StringBuilder("(");
                for (int i = 0; i < t.items().size(); i++) {
                    s.append(i == 0 ? "" : ", ").append(repr(t.items().get(i)));
                }
                yield s.append(t.items().size() == 1 ? ",)" : ")").toString();
            }
            case FrozenSet f -> {
                StringBuilder s = new StringBuilder("frozenset({");
                for (int i = 0; i < f.items().size(); i++) {
                    s.append(i == 0 ? "" : ", ").append(repr(f.items().get(i)));
                }
                yield f.items().isEmpty() ? "frozenset()" : s.append("})").toString();
            }
            default -> value.toString();
        };
    }

    /** The shortest decimal that reads back as the same float, as Python writes it. */
    // CPython: Python/pystrtod.c format_float_short
    private static String floatRepr(double d, boolean addDot) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        String sign = d < 0 || 1 / d < 0 ? "-" : "";
        d = Math.abs(d);
        if (d == 0) {
            return sign + (addDot ? "0.0" : "0");
        }
        BigDecimal decimal = new BigDecimal(Double.toString(d)).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        StringBuilder s = new StringBuilder(sign);
        if (point > 16 || point <= -4) {
            s.append(digits.charAt(0));
            if (digits.length() > 1) {
                s.append('.').append(digits, 1, digits.length());
            }
            int exponent = point - 1;
            s.append('e').append(exponent < 0 ? '-' : '+');
            s.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
        } else if (point <= 0) {
            s.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            s.append(digits).append("0".repeat(point - digits.length())).append(addDot ? ".0" : "");
        } else {
            s.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
        return s.toString();
    }

    private static String complexRepr(Complex c) {
        String imag = floatRepr(c.imag(), false);
        if (c.real() == 0 && 1 / c.real() > 0) {
            return imag + "j";
        }
        return "(" + floatRepr(c.real(), false) + (imag.startsWith("-") ? "" : "+") + imag + "j)";
    }

    private static String stringRepr(String s) {
        char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder b = new StringBuilder().append(quote);
        for (int i = 0; i < s.length(); ) {
            int ch = s.codePointAt(i);
            i += Character.charCount(ch);
            if (ch == quote || ch == '\\') {
                b.append('\\').append((char) ch);
            } else if (ch == '\t') {
                b.append("\\t");
            } else if (ch == '\n') {
                b.append("\\n");
            } else if (ch == '\r') {
                b.append("\\r");
            } else if (ch < ' ' || ch == 0x7F) {
                b.append(String.format("\\x%02x", ch));
            } else if (ch < 0x7F || isPrintable(ch)) {
                b.appendCodePoint(ch);
            } else {
                b.append(String.format(ch <= 0xFF ? "\\x%02x" : ch <= 0xFFFF ? "\\u%04x" : "\\U%08x", ch));
            }
        }
        return b.append(quote).toString();
    }

    private static boolean isPrintable(int ch) {
        return switch (Character.getType(ch)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String bytesRepr(byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (byte x : bytes) {
            single |= x == '\'';
            twofold |= x == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        StringBuilder b = new StringBuilder("b").append(quote);
        for (byte x : bytes) {
            int ch = x & 0xFF;
            if (ch == quote || ch == '\\') {
                b.append('\\').append((char) ch);
            } else if (ch == '\t') {
                b.append("\\t");
            } else if (ch == '\n') {
                b.append("\\n");
            } else if (ch == '\r') {
                b.append("\\r");
            } else if (ch < ' ' || ch >= 0x7F) {
                b.append(String.format("\\x%02x", ch));
            } else {
                b.append((char) ch);
            }
        }
        return b.append(quote).toString();
    }
}
