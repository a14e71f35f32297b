package dev.adder.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text signature as CPython writes it, with the name of the function in front: {@code "get($self, key, default=None, /)"}.
 *
 * @param name the Python name
 * @param dollar "self", "type", "module", or null where there is no such parameter
 * @param parameters the parameters after the dollar name, in the order of the text
 * @param bare true if the text is a name alone, which says nothing about the parameters
 */
record Signature(String name, String dollar, List<Parameter> parameters, boolean bare) {
    /** Where the Argument Clinic breaks a text signature, the name of the function counted in. */
    private static final int LINE = 72;


    /** How an argument gets to a parameter, in the order in which they may follow each other. */
    enum Kind {
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD
    }

    /**
     * One parameter.
     *
     * @param defaultText the text of the default, or null if an argument is required
     */
    record Parameter(String name, Kind kind, String defaultText) {
        boolean positional() {
            return kind == Kind.POSITIONAL_ONLY || kind == Kind.POSITIONAL_OR_KEYWORD;
        }

        /** Whether it takes one argument (not {@code *args} nor {@code **kwargs}). */
        boolean single() {
            return positional() || kind == Kind.KEYWORD_ONLY;
        }

        boolean byKeyword() {
            return kind == Kind.POSITIONAL_OR_KEYWORD || kind == Kind.KEYWORD_ONLY;
        }

        boolean required() {
            return single() && defaultText == null;
        }
    }

    /** The text is not a signature; the message says why. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message);
        }
    }

    /** The parameters that take one argument each. */
    List<Parameter> singles() {
        return parameters.stream().filter(Parameter::single).toList();
    }

    boolean hasVarPositional() {
        return parameters.stream().anyMatch(p -> p.kind == Kind.VAR_POSITIONAL);
    }

    boolean hasVarKeyword() {
        return parameters.stream().anyMatch(p -> p.kind == Kind.VAR_KEYWORD);
    }

    /** Whether any single parameter can be given by name. */
    boolean hasKeywords() {
        return parameters.stream().anyMatch(Parameter::byKeyword);
    }

    int positionalOnly() {
        return (int) parameters.stream().filter(p -> p.kind == Kind.POSITIONAL_ONLY).count();
    }

    int maxPositional() {
        return (int) parameters.stream().filter(Parameter::positional).count();
    }

    int minPositional() {
        return (int) parameters.stream().filter(p -> p.positional() && p.required()).count();
    }

    /** Up to which keyword-only parameter arguments are required, as the clinic counts: the last required one decides. */
    int minKeywordOnly() {
        int count = 0;
        int min = 0;
        for (Parameter p : parameters) {
            if (p.kind == Kind.KEYWORD_ONLY) {
                count++;
                if (p.required()) {
                    min = count;
                }
            }
        }
        return min;
    }

    /** The parenthesized part as {@code __text_signature__} shows it: the dollar name counts as positional-only. */
    // CPython: Tools/clinic/clinic.py docstring_signature
    String text() {
        StringBuilder out = new StringBuilder("(");
        int slashAfter = dollar == null ? positionalOnly() - 1 : positionalOnly();
        List<String> items = new ArrayList<>();
        if (dollar != null) {
            items.add("$" + dollar);
        }
        boolean star = false;
        for (Parameter p : parameters) {
            switch (p.kind) {
                case VAR_POSITIONAL -> {
                    items.add("*" + p.name);
                    star = true;
                }
                case VAR_KEYWORD -> items.add("**" + p.name);
                default -> {
                    if (p.kind == Kind.KEYWORD_ONLY && !star) {
                        items.add("*");
                        star = true;
                    }
                    items.add(p.defaultText == null ? p.name : p.name + "=" + p.defaultText);
                }
            }
        }
        if (slashAfter >= 0) {
            items.add(slashAfter + 1, "/");
        }
        int indent = name.length() + 1;
        int line = indent;
        for (int i = 0; i < items.size(); i++) {
            String item = i < items.size() - 1 ? items.get(i) + "," : items.get(i);
            if (i > 0 && line + 1 + item.length() >= LINE) {
                out.append('\n').append(" ".repeat(indent));
                line = indent;
            } else if (i > 0) {
                out.append(' ');
                line++;
            }
            out.append(item);
            line += item.length();
        }
        return out.append(')').toString();
    }

    /** Parses {@code text}. */
    static Signature parse(String text) throws SyntaxException {
        int open = text.indexOf('(');
        String name = (open < 0 ? text : text.substring(0, open)).strip();
        if (!isIdentifier(name)) {
            throw new SyntaxException("'" + name + "' is not a name");
        }
        if (open < 0) {
            return new Signature(name, null, List.of(), true);
        }
        if (!text.endsWith(")")) {
            throw new SyntaxException("the closing parenthesis is missing");
        }
        List<String> items = split(text.substring(open + 1, text.length() - 1));
        String dollar = null;
        if (!items.isEmpty() && items.get(0).startsWith("$")) {
            dollar = items.remove(0).substring(1);
            if (!dollar.equals("self") && !dollar.equals("type") && !dollar.equals("module")) {
                throw new SyntaxException("'$" + dollar + "' is none of $self, $type and $module");
            }
        }
        return new Signature(name, dollar, parameters(items, dollar != null), false);
    }

    private static List<Parameter> parameters(List<String> items, boolean dollar) throws SyntaxException {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Kind kind = Kind.POSITIONAL_OR_KEYWORD;
        boolean slash = false;
        boolean bareStar = false;
        boolean optional = false;
        for (String item : items) {
            if (!parameters.isEmpty() && parameters.getLast().kind == Kind.VAR_KEYWORD) {
                throw new SyntaxException("'" + item + "' follows the ** parameter");
            }
            if (item.equals("/")) {
                if (slash || kind == Kind.KEYWORD_ONLY || parameters.isEmpty() && !dollar) {
                    throw new SyntaxException("a misplaced '/'");
                }
                slash = true;
                parameters.replaceAll(p -> new Parameter(p.name, Kind.POSITIONAL_ONLY, p.defaultText));
            } else if (item.startsWith("**")) {
                add(parameters, names, new Parameter(item.substring(2), Kind.VAR_KEYWORD, null));
            } else if (item.startsWith("*")) {
                if (kind == Kind.KEYWORD_ONLY) {
                    throw new SyntaxException("a second '*'");
                }
                kind = Kind.KEYWORD_ONLY;
                if (item.equals("*")) {
                    bareStar = true;
                } else {
                    add(parameters, names, new Parameter(item.substring(1), Kind.VAR_POSITIONAL, null));
                }
            } else {
                int equals = item.indexOf('=');
                String name = equals < 0 ? item : item.substring(0, equals).strip();
                String value = equals < 0 ? null : item.substring(equals + 1).strip();
                if (value != null && value.isEmpty()) {
                    throw new SyntaxException("the default of '" + name + "' is missing");
                }
                if (kind != Kind.KEYWORD_ONLY) {
                    if (optional && value == null) {
                        throw new SyntaxException("'" + name + "' has no default but follows a parameter that has one");
                    }
                    optional |= value != null;
                }
                add(parameters, names, new Parameter(name, kind, value));
                bareStar = false;
            }
        }
        if (bareStar) {
            throw new SyntaxException("no parameter follows '*'");
        }
        return List.copyOf(parameters);
    }

    private static void add(List<Parameter> parameters, Set<String> names, Parameter p) throws SyntaxException {
        if (!isIdentifier(p.name)) {
            throw new SyntaxException("'" + p.name + "' is not a parameter name");
        }
        if (!names.add(p.name)) {
            throw new SyntaxException("two parameters are named '" + p.name + "'");
        }
        parameters.add(p);
    }

    /** Splits at the commas that are outside of quotes and brackets. */
    private static List<String> split(String text) throws SyntaxException {
        List<String> items = new ArrayList<>();
        if (text.isBlank()) {
            return items;
        }
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (i == text.length() && (quote != 0 || depth != 0)) {
                throw new SyntaxException("an unfinished " + (quote != 0 ? "string" : "bracket"));
            }
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{<".indexOf(c) >= 0) {
                depth++;
            } else if (")]}>".indexOf(c) >= 0) {
                depth--;
                if (depth < 0) {
                    throw new SyntaxException("an unmatched '" + c + "'");
                }
            } else if (c == ',' && depth == 0) {
                String item = text.substring(start, i).strip();
                if (item.isEmpty()) {
                    throw new SyntaxException("an empty parameter");
                }
                items.add(item);
                start = i + 1;
            }
        }
        return items;
    }

    private static boolean isIdentifier(String s) {
        if (s.isEmpty() || !Character.isUnicodeIdentifierStart(s.charAt(0)) && s.charAt(0) != '_') {
            return false;
        }
        return s.chars().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
    }
}
