package dev.adder.compiler;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.List;

/** Writes a syntax tree as one line of text, every field and position included: {@code Name(id='x', ctx=Load)@1:0:1:1}. */
final class AstDump {
    private final StringBuilder out = new StringBuilder();

    private AstDump() {}

    static String dump(Ast node) {
        AstDump d = new AstDump();
        d.value(node);
        return d.out.toString();
    }

    private void value(Object v) {
        switch (v) {
            case null -> out.append("None");
            case Ast a -> node(a);
            case List<?> l -> {
                out.append('[');
                for (int i = 0; i < l.size(); i++) {
                    if (i > 0) {
                        out.append(", ");
                    }
                    value(l.get(i));
                }
                out.append(']');
            }
            case Ast.BoolOperator o -> out.append(o.nodeName);
            case Ast.Operator o -> out.append(o.nodeName);
            case Ast.UnaryOperator o -> out.append(o.nodeName);
            case Ast.CompareOperator o -> out.append(o.nodeName);
            case Ast.ExprContext o -> out.append(o.nodeName);
            case String s -> string(s.codePoints().toArray());
            case Constants.WideString w -> string(w.codePoints());
            case Boolean b -> out.append(b ? "True" : "False");
            case Long n -> integer(BigInteger.valueOf(n));
            case Integer n -> integer(BigInteger.valueOf(n));
            case BigInteger n -> integer(n);
            case Double d -> real(d);
            case Constants.Complex c -> {
                out.append('c');
                real(c.imag());
            }
            case Constants.Bytes b -> {
                out.append('b');
                for (byte x : b.value()) {
                    out.append(Integer.toHexString(x & 0xff | 0x100), 1, 3);
                }
            }
            case Constants.Singleton s -> out.append(s == Constants.Singleton.NONE ? "None" : "Ellipsis");
            default -> throw new IllegalArgumentException(v.getClass().toString());
        }
    }

    private void real(double d) {
        out.append('f').append(Long.toHexString(Double.doubleToRawLongBits(d)));
    }

    private void integer(BigInteger n) {
        out.append(n.signum() < 0 ? "-0x" : "0x").append(n.abs().toString(16));
    }

    private void string(int[] codePoints) {
        out.append('\'');
        for (int c : codePoints) {
            if (c >= 32 && c < 127 && c != '\'' && c != '\\') {
                out.append((char) c);
            } else {
                out.append("\\{").append(Integer.toHexString(c)).append('}');
            }
        }
        out.append('\'');
    }

    private static String snake(String s) {
        StringBuilder b = new StringBuilder();
        for (char c : s.toCharArray()) {
            if (Character.isUpperCase(c)) {
                b.append('_').append(Character.toLowerCase(c));
            } else {
                b.append(c);
            }
        }
        return b.toString();
    }

    private void node(Ast a) {
        String name = a.getClass().getSimpleName();
        out.append(switch (name) {
            case "ExprStmt" -> "Expr";
            case "ListExpr" -> "List";
            case "MatchCase" -> "match_case";
            case "Alias", "Arguments", "Arg", "Keyword", "WithItem", "Comprehension" -> name.toLowerCase(java.util.Locale.ROOT);
            default -> name;
        }).append('(');
        Ast.Span span = null;
        boolean first = true;
        try {
            for (RecordComponent c : a.getClass().getRecordComponents()) {
                Object v = c.getAccessor().invoke(a);
                if (v instanceof Ast.Span s) {
                    span = s;
                    continue;
                }
                if (!first) {
                    out.append(", ");
                }
                first = false;
                out.append(snake(c.getName())).append('=');
                value(v);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        out.append(')');
        if (span != null) {
            out.append('@').append(span.lineno()).append(':').append(span.colOffset()).append(':').append(span.endLineno()).append(':').append(span.endColOffset());
        }
    }
}
