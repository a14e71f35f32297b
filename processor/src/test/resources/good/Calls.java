package dev.adder.runtime.object;

import java.util.Arrays;

/** Runs the tables of the good declarations; each method gives what differs from the expectation, one case a line. */
public final class Calls {
    private static final StringBuilder FAILURES = new StringBuilder();
    private static PyBox box;

    private Calls() {}

    private static void expect(String what, Object actual, Object expected) {
        if (!String.valueOf(actual).equals(String.valueOf(expected))) {
            FAILURES.append(what).append(" gave ").append(actual).append(", not ").append(expected).append('\n');
        }
    }

    private static String failures() {
        String text = FAILURES.toString();
        FAILURES.setLength(0);
        return text;
    }

    private static PyObject object(Object o) {
        return switch (o) {
            case null -> PyNone.INSTANCE;
            case Integer i -> PyInt.of(i);
            case Long l -> PyInt.of(l);
            case java.math.BigInteger b -> PyInt.of(b);
            case Double d -> PyFloat.of(d);
            case PyObject p -> p;
            default -> PyStr.of(o.toString());
        };
    }

    /** The keywords of a call, after its positional arguments. */
    private record Keywords(Object... namesAndValues) {}

    private static Keywords kw(Object... namesAndValues) {
        return new Keywords(namesAndValues);
    }

    /** The arguments of a call: something in front that is not part of it, the positional ones, the values of keywords. */
    private record Arguments(PyObject[] args, int nargs, PyTuple kwnames) {
        static Arguments of(Object... given) {
            Keywords keywords = given.length > 0 && given[given.length - 1] instanceof Keywords k ? k : null;
            int nargs = given.length - (keywords == null ? 0 : 1);
            int nkw = keywords == null ? 0 : keywords.namesAndValues.length / 2;
            PyObject[] args = new PyObject[1 + nargs + nkw];
            for (int i = 0; i < nargs; i++) {
                args[1 + i] = object(given[i]);
            }
            PyObject[] names = new PyObject[nkw];
            for (int i = 0; i < nkw; i++) {
                names[i] = PyStr.of(keywords.namesAndValues[2 * i].toString());
                args[1 + nargs + i] = object(keywords.namesAndValues[2 * i + 1]);
            }
            return new Arguments(args, nargs, keywords == null ? null : PyTuple.copyOf(names, 0, nkw));
        }
    }

    private static void call(String name, Object expected, Object... given) {
        int index = 0;
        for (MethodTable.MethodDef def : PyBoxTable.INSTANCE.methods()) {
            if (def.name.equals(name)) {
                index = def.index;
            }
        }
        PyObject self = name.equals("fromkeys") ? PyBox.TYPE : box;
        Arguments a = Arguments.of(given);
        String what = name + Arrays.deepToString(given);
        MethodTable t = PyBoxTable.INSTANCE;
        expect(what, result(t, index, self, a, -1), expected);
        if (a.kwnames == null && a.nargs <= 2) {
            expect(what + " by number", result(t, index, self, a, a.nargs), expected);
        }
    }

    private static Object result(MethodTable t, int index, PyObject self, Arguments a, int fixed) {
        try {
            return switch (fixed) {
                case 0 -> t.call0(index, self);
                case 1 -> t.call1(index, self, a.args[1]);
                case 2 -> t.call2(index, self, a.args[1], a.args[2]);
                default -> t.call(index, self, a.args, 1, a.nargs, a.kwnames);
            };
        } catch (PyException e) {
            return e.getMessage();
        }
    }

    public static String calls() {
        box = new PyBox(PyBox.TYPE);
        java.math.BigInteger huge = java.math.BigInteger.TWO.pow(80);

        call("clear", "None");
        call("clear", "TypeError: Box.clear() takes no arguments (1 given)", 1);
        call("clear", "TypeError: Box.clear() takes no keyword arguments", 1, kw("x", 1));
        call("append", "7", 7);
        call("append", "TypeError: Box.append() takes exactly one argument (0 given)");
        call("append", "TypeError: Box.append() takes exactly one argument (2 given)", 1, 2);
        call("append", "TypeError: Box.append() takes no keyword arguments", kw("object", 1));
        call("removeprefix", "a", "a");
        call("removeprefix", "TypeError: removeprefix() argument must be str, not int", 1);
        call("removeprefix", "TypeError: removeprefix() argument must be str, not None", (Object) null);
        call("insert", "[1, x]", 1, "x");
        call("insert", "TypeError: insert expected 2 arguments, got 1", 1);
        call("insert", "TypeError: insert expected 2 arguments, got 3", 1, 2, 3);
        call("insert", "TypeError: 'str' object cannot be interpreted as an integer", "a", 1);
        call("pop", "-1");
        call("pop", "3", 3);
        call("pop", "TypeError: pop expected at most 1 argument, got 2", 1, 2);
        call("pop", "OverflowError: Python int too large to convert to C ssize_t", huge);
        call("get", "[1, null]", 1);
        call("get", "[1, 2]", 1, 2);
        call("get", "TypeError: get expected at least 1 argument, got 0");
        call("get", "TypeError: Box.get() takes no keyword arguments", 1, kw("default", 2));

        call("split", "[null, -1]");
        call("split", "[null, 3]", null, 3);
        call("split", "[a, 3]", kw("maxsplit", 3, "sep", "a"));
        call("split", "[a, 3]", "a", kw("maxsplit", 3));
        call("split", "TypeError: split() takes at most 2 arguments (3 given)", 1, 2, 3);
        call("split", "TypeError: split() takes at most 2 arguments (3 given)", 1, 2, kw("x", 3));
        call("split", "TypeError: split() takes at most 2 keyword arguments (3 given)", kw("sep", 1, "maxsplit", 2, "x", 3));
        call("split", "TypeError: 'foo' is an invalid keyword argument for split()", kw("foo", 1));
        call("split", "TypeError: argument for split() given by name ('sep') and position (1)", "x", kw("sep", "y"));
        call("split", "TypeError: split() argument 'sep' must be str or None, not int", 1);
        call("split", "OverflowError: Python int too large to convert to C int", null, 1L << 40);
        call("split", "OverflowError: Python int too large to convert to C int", null, huge);
        call("encode", "[utf-8, a\n,b]");
        call("encode", "[x, a\n,b]", "x");
        call("encode", "TypeError: encode() argument 'encoding' must be str, not None", (Object) null);
        call("encode", "TypeError: encode() argument 'errors' must be str, not int", kw("errors", 1));
        call("isclose", "[1.0, 2.0, 1.0E-9, 0.0]", 1, 2.0);
        call("isclose", "[1.0, 2.0, 0.5, 0.0]", 1, kw("b", 2, "rel_tol", 0.5));
        call("isclose", "TypeError: isclose() missing required argument 'a' (pos 1)");
        call("isclose", "TypeError: isclose() takes exactly 2 positional arguments (3 given)", 1, 2, 3);
        call("isclose", "TypeError: 'x' is an invalid keyword argument for isclose()", 1, 2, kw("x", 3));
        call("isclose", "TypeError: argument for isclose() given by name ('a') and position (1)", 1, kw("b", 2, "a", 3));
        call("isclose", "TypeError: must be real number, not str", "a", 1);
        call("isclose", "OverflowError: int too large to convert to float", java.math.BigInteger.TWO.pow(1024), 1);
        call("sort", "[null, 0]");
        call("sort", "[1, 5]", kw("key", 1, "reverse", 5));
        call("sort", "TypeError: sort() takes no positional arguments", 1);
        call("sort", "TypeError: sort() takes at most 2 keyword arguments (3 given)", kw("key", 1, "reverse", 2, "x", 3));
        call("need", "[1, null]", kw("a", 1));
        call("need", "TypeError: need() missing required argument 'a' (pos 1)");
        call("sum", "[1, null]", 1);
        call("sum", "[1, 2]", 1, kw("start", 2));
        call("sum", "TypeError: sum() takes at least 1 positional argument (0 given)");
        call("sum", "TypeError: sum() takes at most 2 arguments (3 given)", 1, 2, 3);
        call("sum", "TypeError: sum() takes at least 1 positional argument (0 given)", kw("iterable", 1));
        call("prod", "TypeError: prod() takes exactly 1 positional argument (0 given)");
        call("prod", "TypeError: prod() takes exactly 1 positional argument (2 given)", 1, 2);
        call("fromkeys", "[box.Box, 1, null]", 1);
        call("fromkeys", "TypeError: fromkeys expected at least 1 argument, got 0");
        call("fromkeys", "TypeError: fromkeys expected at most 2 arguments, got 3", 1, 2, 3);
        call("maketrans", "TypeError: Box.maketrans() takes no keyword arguments", 1, kw("x", 2));

        call("print", "[tuple[], null, null]");
        call("print", "[tuple[1, 2, 3], s, e]", 1, 2, 3, kw("end", "e", "sep", "s"));
        call("print", "TypeError: 'foo' is an invalid keyword argument for print()", 1, kw("foo", 1));
        call("print", "TypeError: print() argument 'end' must be str or None, not int", kw("end", 1));
        call("max", "[1, 2]", 1, 2, 3);
        call("max", "TypeError: max expected at least 1 argument, got 0");
        call("max", "TypeError: Box.max() takes no keyword arguments", 1, kw("key", 1));
        call("update", "[null, null]");
        call("update", "[1, {other=2, a=3}]", 1, kw("other", 2, "a", 3));
        call("update", "TypeError: update expected at most 1 argument, got 2", 1, 2);
        call("format", "[tuple[1, 2], {a=3}]", 1, 2, kw("a", 3));
        call("partial", "[1, 2, 1, {func=4}]", 1, 2, 3, kw("func", 4));
        call("partial", "[1, 2, 0, {k=4}]", 1, kw("k", 4, "name", 2));
        call("partial", "TypeError: partial() takes at least 1 positional argument (0 given)", kw("name", 2));
        call("partial", "TypeError: partial() missing required argument 'name' (pos 2)", 1, kw("k", 2));
        call("partial", "TypeError: argument for partial() given by name ('name') and position (2)", 1, 2, kw("name", 3));

        call("check", "True");
        call("check", "False", box);
        call("check", "False", null, kw("flag", 0));
        call("check", "TypeError: check() argument 1 must be box.Box or None, not str", "x");
        call("raw", "2", 1, 2, kw("x", 1));
        call("__reduce__", "0.5");

        expect("origin", result(BoxModuleTable.INSTANCE, 0, new PyModule(), Arguments.of(), -1), "module");
        expect("enable", result(BoxModuleTable.INSTANCE, 1, new PyModule(), Arguments.of(1), -1),
                "TypeError: boxes.enable() takes no arguments (1 given)");
        expect("iter", result(BoxModuleTable.INSTANCE, 3, new PyModule(), Arguments.of(1, 2), -1), "2");
        expect("format", result(BoxModuleTable.INSTANCE, 4, new PyModule(), Arguments.of(1), -1), "True");
        expect("collect", result(BoxModuleTable.INSTANCE, 2, new PyModule(), Arguments.of(kw("x", 1, "generation", 1)), -1),
                "TypeError: collect() takes at most 1 keyword argument (2 given)");
        return failures();
    }

    private static Object created(PyType cls, Object... given) {
        Arguments a = Arguments.of(given);
        try {
            return ((PyBox) PyBoxTable.INSTANCE.newObject(cls, a.args, 1, a.nargs, a.kwnames)).content;
        } catch (PyException e) {
            return e.getMessage();
        }
    }

    private static Object initialized(Object... given) {
        Arguments a = Arguments.of(given);
        PyBox made = new PyBox(PyBox.TYPE);
        try {
            PyBoxTable.INSTANCE.init(made, a.args, 1, a.nargs, a.kwnames);
            return made.content;
        } catch (PyException e) {
            return e.getMessage();
        }
    }

    public static String construction() {
        expect("Box()", created(PyBox.TYPE), "null");
        expect("Box(1)", created(PyBox.TYPE, 1), "1");
        expect("Box(1, 2)", created(PyBox.TYPE, 1, 2), "TypeError: Box expected at most 1 argument, got 2");
        expect("Box(x=1)", created(PyBox.TYPE, kw("x", 1)), "TypeError: Box() takes no keyword arguments");
        expect("a subclass with __init__", created(new HeapType("B", Slot.TP_INIT), 1, kw("x", 1)), "1");
        expect("a subclass without", created(new HeapType("B", Slot.TP_STR), kw("x", 1)), "TypeError: Box() takes no keyword arguments");
        expect("init(1)", initialized(1), "[1, false]");
        expect("init(1, strict=1)", initialized(1, kw("strict", 1)), "[1, true]");
        expect("init(1, 2)", initialized(1, 2), "TypeError: Box() takes exactly 1 positional argument (2 given)");
        expect("init()", initialized(), "TypeError: Box() missing required argument 'content' (pos 1)");
        EmptyTable table = EmptyTable.INSTANCE;
        expect("Empty(1)", message(() -> table.newObject(Empty.TYPE, new PyObject[] {box}, 0, 1, null)),
                "TypeError: Empty() takes no arguments");
        expect("Empty() of a class with __init__",
                message(() -> table.newObject(new HeapType("E", Slot.TP_INIT), new PyObject[] {box}, 0, 1, null)), "none");
        expect("Empty.__init__(1)", message(() -> table.init(new Empty(Empty.TYPE), new PyObject[] {box}, 0, 1, null)),
                "TypeError: Empty() takes no arguments");
        expect("Empty.__init__(1) of a class with __new__",
                message(() -> table.init(new Empty(new HeapType("E", Slot.TP_NEW)), new PyObject[] {box}, 0, 1, null)), "none");
        return failures();
    }

    private static String message(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (PyException e) {
            return e.getMessage();
        }
    }

    public static String definitions() {
        MethodTable t = PyBoxTable.INSTANCE;
        MethodTable.MethodDef[] m = t.methods();
        expect("text signature", m[8].textSignature, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)");
        expect("no text signature", m[22].textSignature, null);
        expect("doc", m[0].doc, "Remove all items.");
        expect("no doc", m[1].doc, null);
        expect("coexist", m[22].coexist, true);
        expect("NOARGS", m[0].convention, MethodTable.NOARGS);
        expect("O", m[1].convention, MethodTable.O);
        expect("FASTCALL", m[3].convention, MethodTable.FASTCALL);
        expect("method", m[0].kind, MethodTable.KIND_METHOD);
        expect("class method", m[13].kind, MethodTable.KIND_CLASS_METHOD);
        expect("static method", m[14].kind, MethodTable.KIND_STATIC_METHOD);
        expect("function", BoxModuleTable.INSTANCE.methods()[0].kind, MethodTable.KIND_FUNCTION);
        expect("function text", BoxModuleTable.INSTANCE.methods()[2].textSignature, "($module, /, generation=2)");
        expect("type doc", t.doc(), "A \"box\".\n");
        expect("module doc", BoxModuleTable.INSTANCE.doc(), null);
        expect("type text signature", t.textSignature(), "(content, *, strict=False)");
        expect("no type text signature", EmptyTable.INSTANCE.textSignature(), null);
        expect("slots", t.slotsLow(), 1L << Slot.TP_REPR.ordinal() | 1L << Slot.NB_FLOAT.ordinal());
        expect("high slots", EmptyTable.INSTANCE.slotsHigh(), 1L << Slot.BF_RELEASEBUFFER.ordinal() - 64);
        expect("new and init", t.hasNew() && t.hasInit(), true);
        MethodTable.GetSetDef[] g = t.getsets();
        expect("writable", g[0].writable + " " + g[1].writable, "true false");
        expect("member", g[0].member + " " + g[1].member, "false true");
        PyBox b = new PyBox(PyBox.TYPE);
        t.set(0, b, PyStr.of("x"));
        expect("set and get", t.get(0, b), "x");
        t.set(0, b, null);
        expect("delete and get", t.get(0, b), "deleted");
        expect("member value", t.get(1, b), "7");
        return failures();
    }

    public static String ownership() {
        box = new PyBox(PyBox.TYPE);
        call("format", "TypeError: three", 1, 2, 3, kw("a", 3));
        expect("tuple after an error", PyTuple.last.refcnt, 0);
        expect("dict after an error", PyDict.last.refcnt, 0);
        call("print", "TypeError: print() argument 'end' must be str or None, not int", 1, kw("end", 1));
        expect("tuple after a conversion error", PyTuple.last.refcnt, 0);
        call("print", "[tuple[1], null, null]", 1);
        expect("tuple after a result", PyTuple.last.refcnt, 0);
        PyInt number = PyInt.of(5);
        call("insert", "[5, 5]", number, number);
        call("pop", "TypeError: Box.pop() takes no keyword arguments", kw("index", number));
        expect("borrowed argument", number.refcnt, 1);
        return failures();
    }

    public static String slotNames() {
        StringBuilder names = new StringBuilder();
        for (Slot slot : Slot.values()) {
            names.append(names.isEmpty() ? "" : "\n").append(slot.method);
        }
        return names.toString();
    }
}
