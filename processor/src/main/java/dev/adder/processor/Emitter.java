package dev.adder.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the source of a table. Each switch only dispatches to one small method per entry, so that the JIT can fold it to the entry
 * it calls and inline that; what is not needed to call with correct arguments is in the runtime's {@code Args}.
 */
final class Emitter {
    private static final String CALL_PARAMETERS = "PyObject[] args, int base, int nargs, PyTuple kwnames";
    private static final String[] FIXED = {"", "PyObject a", "PyObject a, PyObject b"};
    private static final String[] FIXED_NAMES = {"", "a", "a, b"};

    private final Table table;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Set<String> imports = new TreeSet<>();

    Emitter(Table table) {
        this.table = table;
    }

    String emit() {
        use("MethodTable");
        use("PyObject");
        use("PyTuple");
        fields();
        methods();
        getsets();
        facts();
        call();
        for (int n = 0; n <= 2; n++) {
            fixedCall(n);
        }
        for (Table.Function f : table.functions()) {
            function(f, f.signature().name());
        }
        properties();
        if (table.constructor() != null) {
            construction(table.constructor());
        }
        if (table.initializer() != null) {
            initialization(table.initializer());
        }
        if (!table.packageName().isEmpty()) {
            out.append("package ").append(table.packageName()).append(";\n\n");
        }
        if (!table.packageName().equals(Declarations.OBJECT_PACKAGE)) {
            for (String name : imports) {
                out.append("import ").append(Declarations.OBJECT_PACKAGE).append('.').append(name).append(";\n");
            }
            out.append('\n');
        }
        out.append("/** What {@link ").append(table.className()).append("} exposes; made from its declarations. */\n");
        out.append("public final class ").append(table.tableName()).append(" extends MethodTable {\n");
        out.append(body);
        return out.append("}\n").toString();
    }

    private void use(String runtimeClass) {
        imports.add(runtimeClass);
    }

    /** A qualified class name as short as it can be written in the table. */
    private String shortName(String qualified) {
        if (qualified.startsWith(Declarations.OBJECT_PACKAGE + ".")) {
            String name = qualified.substring(Declarations.OBJECT_PACKAGE.length() + 1);
            int dot = name.indexOf('.');
            use(dot < 0 ? name : name.substring(0, dot));
            return name;
        }
        String own = table.packageName() + ".";
        return qualified.startsWith(own) && qualified.length() > own.length() && Character.isUpperCase(qualified.charAt(own.length()))
                ? qualified.substring(own.length()) : qualified;
    }

    private void line(String text) {
        body.append("    ").append(text).append('\n');
    }

    private void line(int indent, String text) {
        body.append("    ".repeat(indent + 1)).append(text).append('\n');
    }

    // State and definitions

    private void fields() {
        line("public static final " + table.tableName() + " INSTANCE = new " + table.tableName() + "();");
        body.append('\n');
        List<Table.Function> parsed = new ArrayList<>(table.functions());
        if (table.constructor() != null) {
            parsed.add(table.constructor());
        }
        if (table.initializer() != null) {
            parsed.add(table.initializer());
        }
        for (Table.Function f : parsed) {
            if (needsParser(f)) {
                use("Args");
                Signature s = f.signature();
                StringBuilder names = new StringBuilder();
                for (Signature.Parameter p : s.parameters()) {
                    if (p.byKeyword()) {
                        names.append(", ").append(Literals.quote(p.name()));
                    }
                }
                line("private static final Args.Parser " + parser(f) + " = new Args.Parser(" + Literals.quote(s.name()) + ", "
                        + s.positionalOnly() + ", " + s.minPositional() + ", " + s.maxPositional() + ", " + s.minKeywordOnly() + ", "
                        + s.hasVarPositional() + ", " + s.hasVarKeyword() + names + ");");
            }
        }
    }

    private static boolean needsParser(Table.Function f) {
        return !f.raw() && (f.signature().hasKeywords() || f.signature().hasVarKeyword());
    }

    /** The name of the parser of {@code f}; tp_new and tp_init have names of their own, as no Python name contains a dollar. */
    private String parser(Table.Function f) {
        return (f == table.constructor() ? "new$" : f == table.initializer() ? "init$" : f.signature().name()) + "Parser";
    }

    private void methods() {
        line("private MethodDef[] methods;");
        body.append('\n');
        line("private " + table.tableName() + "() {}");
        body.append('\n');
        line("@Override");
        line("public MethodDef[] methods() {");
        line(1, "if (methods == null) {");
        line(2, "methods = new MethodDef[] {");
        int index = 0;
        for (Table.Function f : table.functions()) {
            Signature s = f.signature();
            String kind = table.module() ? "KIND_FUNCTION"
                    : "type".equals(s.dollar()) ? "KIND_CLASS_METHOD"
                    : "self".equals(s.dollar()) || s.bare() ? "KIND_METHOD" : "KIND_STATIC_METHOD";
            line(3, "new MethodDef(this, " + index++ + ", " + Literals.quote(s.name()) + ", " + kind + ", " + convention(f) + ", "
                    + (f.textSignature() ? Literals.quote(s.text()) : "null") + ", "
                    + (f.doc().isEmpty() ? "null" : Literals.quote(f.doc())) + ", " + f.coexist() + "),");
        }
        line(2, "};");
        line(1, "}");
        line(1, "return methods;");
        line("}");
    }

    private static String convention(Table.Function f) {
        if (f.raw()) {
            return "FASTCALL";
        }
        return isNoArgs(f) ? "NOARGS" : isOneArg(f) ? "O" : "FASTCALL";
    }

    private static boolean isNoArgs(Table.Function f) {
        return !f.raw() && f.signature().parameters().isEmpty();
    }

    /** METH_O: one positional-only parameter without default. */
    private static boolean isOneArg(Table.Function f) {
        List<Signature.Parameter> parameters = f.signature().parameters();
        return !f.raw() && parameters.size() == 1 && parameters.get(0).kind() == Signature.Kind.POSITIONAL_ONLY
                && parameters.get(0).required();
    }

    private void getsets() {
        if (table.properties().isEmpty()) {
            return;
        }
        body.append('\n');
        line("@Override");
        line("public GetSetDef[] getsets() {");
        line(1, "return new GetSetDef[] {");
        int index = 0;
        for (Table.Property p : table.properties()) {
            line(2, "new GetSetDef(this, " + index++ + ", " + Literals.quote(p.name()) + ", " + (p.setter() != null) + ", " + p.member()
                    + ", " + (p.doc().isEmpty() ? "null" : Literals.quote(p.doc())) + "),");
        }
        line(1, "};");
        line("}");
    }

    private void facts() {
        long low = 0;
        long high = 0;
        for (String slot : table.slots()) {
            int n = Slots.NAMES.indexOf(slot);
            if (n < 64) {
                low |= 1L << n;
            } else {
                high |= 1L << n - 64;
            }
        }
        if (low != 0) {
            fact("slots " + String.join(", ", table.slots()), "long slotsLow", "0x" + Long.toHexString(low) + "L");
        }
        if (high != 0) {
            fact(null, "long slotsHigh", "0x" + Long.toHexString(high) + "L");
        }
        if (!table.doc().isEmpty()) {
            fact(null, "String doc", Literals.quote(table.doc()));
        }
        Table.Function f = table.initializer() != null ? table.initializer() : table.constructor();
        if (f != null && f.textSignature()) {
            fact(null, "String textSignature", Literals.quote(f.signature().text()));
        }
        if (table.constructor() != null) {
            fact(null, "boolean hasNew", "true");
        }
        if (table.initializer() != null) {
            fact(null, "boolean hasInit", "true");
        }
    }

    private void fact(String comment, String declaration, String value) {
        body.append('\n');
        line("@Override");
        line("public " + declaration + "() {");
        if (comment != null) {
            line(1, "// " + comment);
        }
        line(1, "return " + value + ";");
        line("}");
    }

    // Dispatch

    private void call() {
        body.append('\n');
        line("@Override");
        line("public PyObject call(int index, PyObject self, " + CALL_PARAMETERS + ") {");
        if (table.functions().isEmpty()) {
            line(1, "throw new AssertionError(\"no method \" + index);");
            line("}");
            return;
        }
        line(1, "return switch (index) {");
        int index = 0;
        for (Table.Function f : table.functions()) {
            line(2, "case " + index++ + " -> " + f.signature().name() + "Call(self, args, base, nargs, kwnames);");
        }
        line(2, "default -> throw new AssertionError(\"no method \" + index);");
        line(1, "};");
        line("}");
    }

    /** The override for calls with n positional arguments; entries that n does not suit take the general way to their error. */
    private void fixedCall(int n) {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < table.functions().size(); i++) {
            Table.Function f = table.functions().get(i);
            if (takes(f, n)) {
                StringBuilder arguments = new StringBuilder("self");
                for (int k = 0; k < f.signature().parameters().size(); k++) {
                    arguments.append(k == 0 && n > 0 ? ", a" : k == 1 && n > 1 ? ", b" : ", null");
                }
                cases.add("case " + i + " -> " + f.signature().name() + "Impl(" + arguments + ");");
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        body.append('\n');
        line("@Override");
        line("public PyObject call" + n + "(int index, PyObject self" + comma(FIXED[n]) + ") {");
        line(1, "return switch (index) {");
        for (String c : cases) {
            line(2, c);
        }
        line(2, "default -> super.call" + n + "(index, self" + comma(FIXED_NAMES[n]) + ");");
        line(1, "};");
        line("}");
    }

    private static String comma(String text) {
        return text.isEmpty() ? "" : ", " + text;
    }

    /** Whether {@code f} has an entry for n positional arguments. */
    private static boolean takes(Table.Function f, int n) {
        Signature s = f.signature();
        return !f.raw() && isFixed(f) && s.minKeywordOnly() == 0 && s.minPositional() <= n && n <= s.maxPositional();
    }

    /** Whether {@code f} has neither *args nor **kwargs. */
    private static boolean isFixed(Table.Function f) {
        return !f.signature().hasVarPositional() && !f.signature().hasVarKeyword();
    }

    // One function

    private void function(Table.Function f, String name) {
        body.append('\n');
        line("private static PyObject " + name + "Call(PyObject self, " + CALL_PARAMETERS + ") {");
        String self = "self";
        if (f.raw()) {
            result(1, f.result(), invoke(f, self, "args, base, nargs, kwnames"));
            line("}");
            return;
        }
        int mark = check(f, Literals.quote(table.qualifiedName(f.signature())));
        unpackAndCall(f, name, self, mark);
        line("}");
        if (isFixed(f)) {
            body.append('\n');
            line("private static PyObject " + name + "Impl(PyObject self" + objects(f) + ") {");
            convertAndInvoke(1, f, self);
            line("}");
        }
    }

    /**
     * Writes the check of the number of arguments of a function that takes none by name; {@code qualifiedName} is what the messages
     * about keywords call it, null for tp_new and tp_init, where that check is already done.
     *
     * @return 1 if the arguments are then known to be positional and of the right number, 0 if a parser has to unpack them
     */
    private int check(Table.Function f, String qualifiedName) {
        Signature s = f.signature();
        if (needsParser(f)) {
            return 0;
        }
        use("Args");
        String name = Literals.quote(s.name());
        if (qualifiedName != null && isNoArgs(f)) {
            line(1, "if (nargs != 0 || kwnames != null) {");
            line(2, "Args.checkNoArgs(" + qualifiedName + ", nargs, kwnames);");
            line(1, "}");
        } else if (qualifiedName != null && isOneArg(f)) {
            line(1, "if (nargs != 1 || kwnames != null) {");
            line(2, "Args.checkOneArg(" + qualifiedName + ", nargs, kwnames);");
            line(1, "}");
        } else {
            int min = s.minPositional();
            int max = s.hasVarPositional() ? -1 : s.maxPositional();
            String wrong = max == min ? "nargs != " + min
                    : (min > 0 ? "nargs < " + min : "") + (min > 0 && max >= 0 ? " || " : "") + (max >= 0 ? "nargs > " + max : "");
            if (qualifiedName != null) {
                line(1, "if (kwnames != null) {");
                line(2, "Args.checkNoKeywords(" + qualifiedName + ", kwnames);");
                line(1, "}");
            }
            if (!wrong.isEmpty()) {
                line(1, "if (" + wrong + ") {");
                line(2, "throw Args.wrongCount(" + name + ", nargs, " + min + ", " + (max < 0 ? "Integer.MAX_VALUE" : max) + ");");
                line(1, "}");
            }
        }
        return 1;
    }

    /** Writes the fetching of the arguments and the call of the implementation, by name or, with variable parameters, in place. */
    private void unpackAndCall(Table.Function f, String name, String self, int positional) {
        Signature s = f.signature();
        if (!isFixed(f)) {
            variable(f, self, positional);
            return;
        }
        String back = name.startsWith("init$") ? "" : "return ";
        if (positional == 0) {
            String fits = s.minKeywordOnly() > 0 ? null
                    : s.minPositional() == s.maxPositional() ? "nargs == " + s.minPositional()
                    : (s.minPositional() > 0 ? "nargs >= " + s.minPositional() + " && " : "") + "nargs <= " + s.maxPositional();
            if (fits != null) {
                line(1, "if (kwnames == null && " + fits + ") {");
                line(2, back + name + "Impl(" + self + fetched(s) + ");");
                if (back.isEmpty()) {
                    line(2, "return;");
                }
                line(1, "}");
            }
            StringBuilder arguments = new StringBuilder(self);
            line(1, "PyObject[] values = Args.unpack(" + parser(f) + ", args, base, nargs, kwnames);");
            for (int i = 0; i < s.parameters().size(); i++) {
                line(1, "PyObject v" + i + " = values[" + i + "];");
                arguments.append(", v").append(i);
            }
            line(1, "Args.done(values);");
            line(1, back + name + "Impl(" + arguments + ");");
        } else {
            line(1, back + name + "Impl(" + self + fetched(s) + ");");
        }
    }

    /** The arguments out of the array by position, null where there are fewer. */
    private static String fetched(Signature s) {
        StringBuilder arguments = new StringBuilder();
        int i = 0;
        for (Signature.Parameter p : s.parameters()) {
            String at = i == 0 ? "args[base]" : "args[base + " + i + "]";
            arguments.append(", ").append(!p.positional() ? "null" : p.required() ? at : "nargs > " + i + " ? " + at + " : null");
            i++;
        }
        return arguments.toString();
    }

    /** A function with *args or **kwargs: what is made for these is released when the call is over. */
    private void variable(Table.Function f, String self, int positional) {
        Signature s = f.signature();
        boolean tuple = false;
        boolean keywords = s.hasVarKeyword();
        String rest = null;
        for (Table.Argument a : f.arguments()) {
            if (a.parameter().kind() == Signature.Kind.VAR_POSITIONAL) {
                tuple = !a.javaType().endsWith("[]");
                rest = tuple ? "Args.restTuple(args, base, nargs, " + s.maxPositional() + ")"
                        : "Args.rest(args, base, nargs, " + s.maxPositional() + ")";
            }
        }
        use("Args");
        List<Signature.Parameter> singles = s.singles();
        if (positional == 0) {
            line(1, "PyObject[] values = Args.unpack(" + parser(f) + ", args, base, nargs, kwnames);");
        }
        for (int i = 0; i < singles.size(); i++) {
            String at = i == 0 ? "args[base]" : "args[base + " + i + "]";
            line(1, "PyObject a" + i + " = " + (positional == 0 ? "values[" + i + "]"
                    : singles.get(i).required() ? at : "nargs > " + i + " ? " + at + " : null") + ";");
        }
        if (rest != null && !tuple) {
            line(1, "PyObject[] rest = " + rest + ";");
        }
        int indent = 1;
        if (tuple || keywords) {
            if (tuple) {
                line(1, "PyTuple rest = null;");
            }
            if (keywords) {
                use("PyDict");
                line(1, "PyDict keywords = null;");
            }
            line(1, "try {");
            indent = 2;
            if (tuple) {
                line(2, "rest = " + rest + ";");
            }
            if (keywords) {
                line(2, "keywords = Args.restKeywords(" + parser(f) + ", args, base, nargs, kwnames);");
            }
        }
        convertAndInvoke(indent, f, self);
        if (tuple || keywords) {
            line(1, "} finally {");
            if (tuple) {
                line(2, "PyObject.xdecref(rest);");
            }
            if (keywords) {
                line(2, "PyObject.xdecref(keywords);");
            }
            line(1, "}");
        }
    }

    /** The declarations of the arguments of an implementation: a0, a1... */
    private static String objects(Table.Function f) {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < f.signature().parameters().size(); i++) {
            parameters.append(", PyObject a").append(i);
        }
        return parameters.toString();
    }

    /** Writes the conversions from left to right, then the call. */
    private void convertAndInvoke(int indent, Table.Function f, String self) {
        StringBuilder arguments = new StringBuilder();
        int i = 0;
        for (Table.Argument a : f.arguments()) {
            arguments.append(arguments.isEmpty() ? "" : ", ");
            switch (a.parameter().kind()) {
                case VAR_POSITIONAL -> arguments.append("rest");
                case VAR_KEYWORD -> arguments.append("keywords");
                default -> {
                    arguments.append(convert(indent, f, a, i));
                    i++;
                }
            }
        }
        result(indent, f.result(), invoke(f, self, arguments.toString()));
    }

    /** Writes the conversion of argument i and returns the expression for its value. */
    private String convert(int indent, Table.Function f, Table.Argument a, int i) {
        String object = "a" + i;
        String value = "p" + i;
        switch (a.conversion()) {
            case OBJECT:
                return object;
            case INT:
                number(indent, "int", "Args.toInt", a, object, value);
                return value;
            case LONG:
                number(indent, "long", "Args.toLong", a, object, value);
                return value;
            case DOUBLE:
                number(indent, "double", "Args.toDouble", a, object, value);
                return value;
            case BOOLEAN:
                number(indent, "boolean", "Args.toBoolean", a, object, value);
                return value;
            default:
                break;
        }
        use("Args");
        boolean string = a.conversion() == Table.Conversion.STRING;
        String type = string ? "String" : shortName(a.javaType());
        String shown = argumentName(f, a.parameter(), i);
        String expected = a.conversion() == Table.Conversion.INSTANCE ? type + ".TYPE" : "\"str\"";
        if (string) {
            use("PyStr");
        }
        line(indent, type + " " + value + ";");
        line(indent, "if (" + object + " instanceof " + (string ? "PyStr" : type) + " s" + i + ") {");
        line(indent + 1, value + " = s" + i + (string ? ".toString()" : "") + ";");
        String absent = a.defaultValue() == null ? null : object + " == null";
        if (a.noneIsNull()) {
            use("PyNone");
            absent += " || " + object + " == PyNone.INSTANCE";
        }
        if (absent != null) {
            line(indent, "} else if (" + absent + ") {");
            line(indent + 1, value + " = " + a.defaultValue() + ";");
        }
        line(indent, "} else {");
        line(indent + 1, "throw Args.badArgument(" + Literals.quote(f.signature().name()) + ", " + Literals.quote(shown) + ", " + expected
                + ", " + a.noneIsNull() + ", " + object + ");");
        line(indent, "}");
        return value;
    }

    private void number(int indent, String type, String converter, Table.Argument a, String object, String value) {
        use("Args");
        String convert = converter + "(" + object + ")";
        line(indent, type + " " + value + " = "
                + (a.defaultValue() == null ? convert : object + " == null ? " + a.defaultValue() + " : " + convert) + ";");
    }

    /** What messages call the argument, as the clinic does. */
    private String argumentName(Table.Function f, Signature.Parameter p, int i) {
        if (p.byKeyword()) {
            return "argument '" + p.name() + "'";
        }
        boolean alone = isOneArg(f) && f != table.constructor() && f != table.initializer();
        return alone ? "argument" : "argument " + (i + 1);
    }

    private String invoke(Table.Function f, String self, String arguments) {
        String receiver = switch (f.receiver()) {
            case NONE -> "";
            case OBJECT -> self;
            case CAST -> f == table.constructor() ? self : "(" + shortName(f.receiverType()) + ") " + self;
        };
        return table.className() + "." + f.javaName() + "(" + receiver + (receiver.isEmpty() || arguments.isEmpty() ? "" : ", ") + arguments
                + ")";
    }

    /** Writes the call and the return of its result as an object. */
    private void result(int indent, Table.Result result, String call) {
        switch (result) {
            case OBJECT -> line(indent, "return " + call + ";");
            case VOID -> {
                use("PyNone");
                line(indent, call + ";");
                line(indent, "return PyNone.owned();");
            }
            case BOOLEAN -> {
                use("PyBool");
                line(indent, "return PyBool.of(" + call + ");");
            }
            case INT, LONG -> {
                use("PyInt");
                line(indent, "return PyInt.of(" + call + ");");
            }
            case DOUBLE -> {
                use("PyFloat");
                line(indent, "return PyFloat.of(" + call + ");");
            }
            case STRING -> {
                use("Args");
                line(indent, "return Args.fromString(" + call + ");");
            }
        }
    }

    // Getset descriptors

    private void properties() {
        if (table.properties().isEmpty()) {
            return;
        }
        List<Table.Property> properties = table.properties();
        body.append('\n');
        line("@Override");
        line("public PyObject get(int index, PyObject self) {");
        line(1, "return switch (index) {");
        for (int i = 0; i < properties.size(); i++) {
            line(2, "case " + i + " -> get" + i + "(self);");
        }
        line(2, "default -> super.get(index, self);");
        line(1, "};");
        line("}");
        for (int i = 0; i < properties.size(); i++) {
            Table.Property p = properties.get(i);
            body.append('\n');
            line("private static PyObject get" + i + "(PyObject self) {");
            result(1, p.result(), table.className() + "." + p.getter() + "(" + receiver(p.getterType()) + ")");
            line("}");
        }
        if (properties.stream().allMatch(p -> p.setter() == null)) {
            return;
        }
        body.append('\n');
        line("@Override");
        line("public void set(int index, PyObject self, PyObject value) {");
        line(1, "switch (index) {");
        for (int i = 0; i < properties.size(); i++) {
            Table.Property p = properties.get(i);
            if (p.setter() != null) {
                line(2, "case " + i + " -> " + table.className() + "." + p.setter() + "(" + receiver(p.setterType()) + ", value);");
            }
        }
        line(2, "default -> super.set(index, self, value);");
        line(1, "}");
        line("}");
    }

    private String receiver(String type) {
        return type == null ? "self" : "(" + shortName(type) + ") self";
    }

    // tp_new and tp_init

    private void construction(Table.Function f) {
        use("PyType");
        body.append('\n');
        line("@Override");
        line("public PyObject newObject(PyType cls, " + CALL_PARAMETERS + ") {");
        if (f.raw()) {
            line(1, "return " + invoke(f, "cls", "args, base, nargs, kwnames") + ";");
            line("}");
            return;
        }
        int positional = constructionCheck(f, "checkNew", "cls");
        unpackAndCall(f, "new$", "cls", positional);
        line("}");
        if (isFixed(f)) {
            body.append('\n');
            line("private static PyObject new$Impl(PyType cls" + objects(f) + ") {");
            convertAndInvoke(1, f, "cls");
            line("}");
        }
    }

    private void initialization(Table.Function f) {
        body.append('\n');
        line("@Override");
        line("public void init(PyObject self, " + CALL_PARAMETERS + ") {");
        if (f.raw()) {
            line(1, invoke(f, "self", "args, base, nargs, kwnames") + ";");
            line("}");
            return;
        }
        int positional = constructionCheck(f, "checkInit", "self");
        int start = body.length();
        unpackAndCall(f, "init$", "self", positional);
        returnNothing(start);
        line("}");
        if (isFixed(f)) {
            body.append('\n');
            line("private static void init$Impl(PyObject self" + objects(f) + ") {");
            start = body.length();
            convertAndInvoke(1, f, "self");
            returnNothing(start);
            line("}");
        }
    }

    /** Takes the return of None out of what was written from {@code start} on: tp_init gives nothing. */
    private void returnNothing(int start) {
        String text = body.substring(start).replaceAll(" *return PyNone.owned\\(\\);\n", "");
        body.setLength(start);
        body.append(text);
    }

    /** Keywords and, where nothing is taken, arguments are refused only if the other of tp_new and tp_init is not a subclass's own. */
    private int constructionCheck(Table.Function f, String check, String receiver) {
        if (needsParser(f)) {
            return 0;
        }
        use("Args");
        line(1, "if (kwnames != null" + (isNoArgs(f) ? " || nargs != 0" : "") + ") {");
        line(2, "Args." + check + "(" + Literals.quote(f.signature().name()) + ", " + receiver + ", " + (isNoArgs(f) ? "nargs" : "0")
                + ", kwnames);");
        line(1, "}");
        return isNoArgs(f) ? 1 : check(f, null);
    }
}
