package dev.adder.processor;

/** Python literals of signatures as Java expressions. */
final class Literals {
    private Literals() {}

    /** The Java expression for the default {@code text} of a parameter of type {@code kind}, or null if it has none. */
    static String javaDefault(Table.Conversion kind, String text) {
        return switch (kind) {
            case OBJECT -> "null";
            case INSTANCE -> text.equals("None") || text.startsWith("<") ? "null" : null;
            case PY_STR -> text.equals("None") || text.startsWith("<") || string(text) != null ? "null" : null;
            case STRING -> text.equals("None") || text.startsWith("<") ? "null" : string(text);
            case BOOLEAN -> switch (text) {
                case "True", "1" -> "true";
                case "False", "0" -> "false";
                default -> null;
            };
            case INT -> integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "");
            case LONG -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE, "L");
            case DOUBLE -> floating(text);
        };
    }

    private static String integer(String text, long min, long max, String suffix) {
        switch (text) {
            case "True":
                return "1";
            case "False":
                return "0";
            case "DEFAULT_BUFFER_SIZE":
                return "8192";
            case "sys.maxsize":
                return max == Long.MAX_VALUE ? "Long.MAX_VALUE" : null;
            default:
                break;
        }
        try {
            long value = Long.decode(text.replace("_", ""));
            if (value == Long.MIN_VALUE && max == Long.MAX_VALUE) {
                return "Long.MIN_VALUE";
            }
            return value < min || value > max ? null : value + suffix;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String floating(String text) {
        try {
            double value = Double.parseDouble(text);
            char last = text.charAt(text.length() - 1);
            return Double.isFinite(value) && (Character.isDigit(last) || last == '.') ? Double.toString(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The Java literal for a quoted Python string, or null if it is none. */
    private static String string(String text) {
        char quote = text.charAt(0);
        if (text.length() < 2 || quote != '\'' && quote != '"' || text.charAt(text.length() - 1) != quote) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case '0' -> value.append('\0');
                case '\\', '\'', '"' -> value.append(text.charAt(i));
                default -> {
                    return null;
                }
            }
        }
        return quote(value.toString());
    }

    /** {@code text} as a Java string literal. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 32 || c > 126) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
