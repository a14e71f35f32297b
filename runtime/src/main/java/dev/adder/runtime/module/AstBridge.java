package dev.adder.runtime.module;

import dev.adder.compiler.Ast;
import dev.adder.compiler.AstValidator;
import dev.adder.compiler.Constants;
import dev.adder.runtime.interpreter.PythonRun;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.CodeConstants;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyAst;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyEllipsis;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The syntax tree between its two forms: the compiler's records and the objects of the ast module (Python/Python-ast.c). The records are
 * read and made through their components, so that both forms follow from {@link Ast} alone; this runs only for programs that ask for trees.
 */
public final class AstBridge {
    /** The node classes of one interpreter. All owned. */
    public static final class Types {
        final Map<String, PyType> byName = new HashMap<>();
        /** The shared instances of operators and contexts. */
        final Map<String, PyObject> singletons = new HashMap<>();
    }

    private static final Map<String, Class<?>> RECORDS = new HashMap<>();

    private AstBridge() {}

    private static Types types() {
        Types types = (Types) ThreadState.current.interpreter.astTypes;
        if (types == null) {
            types = createTypes();
            ThreadState.current.interpreter.astTypes = types;
            Types t = types;
            ThreadState.current.interpreter.addRoots(visitor -> {
                t.byName.values().forEach(visitor::visit);
                t.singletons.values().forEach(visitor::visit);
            });
        }
        return types;
    }

    /** Adds all node classes to the _ast module. */
    static void addTo(PyModule module) {
        NativeModule.addBorrowed(module, "AST", PyAst.TYPE);
        for (String[] row : AstTypes.TYPES) {
            NativeModule.addBorrowed(module, row[0], types().byName.get(row[0]));
        }
    }

    private static PyTuple strings(String words) {
        if (words.isEmpty()) {
            return PyTuple.empty();
        }
        String[] parts = words.split(" ");
        PyObject[] items = new PyObject[parts.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyStr.intern(parts[i]);
        }
        return PyTuple.steal(items);
    }

    private static void put(PyDict d, String key, PyObject ownedValue) {
        PyStr k = PyStr.intern(key);
        d.put(k, ownedValue);
        k.decref();
        ownedValue.decref();
    }

    private static Types createTypes() {
        Types types = new Types();
        PyAst.TYPE.dictIfAny();
        for (String[] attribute : new String[][] {{"_fields", ""}, {"_attributes", ""}, {"__match_args__", ""}}) {
            PyStr k = PyStr.intern(attribute[0]);
            PyTuple empty = PyTuple.empty();
            PyAst.TYPE.dict.put(k, empty);
            k.decref();
            empty.decref();
        }
        for (String[] row : AstTypes.TYPES) {
            PyType base = row[1].equals("AST") ? PyAst.TYPE : types.byName.get(row[1]);
            PyDict d = PyDict.create();
            put(d, "_fields", strings(row[2]));
            put(d, "__match_args__", strings(row[2]));
            put(d, "__module__", PyStr.intern("ast"));
            put(d, "__doc__", PyStr.of(row[5]));
            if (base == PyAst.TYPE) {
                put(d, "_attributes", strings(row[3]));
            }
            if (!row[4].isEmpty()) {
                for (String optional : row[4].split(" ")) {
                    put(d, optional, PyNone.owned());
                }
            }
            PyObject name = PyStr.intern(row[0]);
            PyTuple bases = PyTuple.of(base);
            types.byName.put(row[0], (PyType) Call.call(PyType.TYPE, name, bases, d));
            name.decref();
            bases.decref();
            d.decref();
        }
        for (Enum<?>[] values : new Enum<?>[][] {Ast.BoolOperator.values(), Ast.Operator.values(), Ast.UnaryOperator.values(),
                Ast.CompareOperator.values(), Ast.ExprContext.values()}) {
            for (Enum<?> value : values) {
                types.singletons.put(nodeName(value), PyAst.create(types.byName.get(nodeName(value))));
            }
        }
        return types;
    }

    private static String nodeName(Enum<?> value) {
        return switch (value) {
            case Ast.BoolOperator o -> o.nodeName;
            case Ast.Operator o -> o.nodeName;
            case Ast.UnaryOperator o -> o.nodeName;
            case Ast.CompareOperator o -> o.nodeName;
            case Ast.ExprContext o -> o.nodeName;
            default -> throw new AssertionError(value);
        };
    }

    /** The Python name of the class of a record. */
    private static String pythonName(Class<?> record) {
        return switch (record.getSimpleName()) {
            case "ExprStmt" -> "Expr";
            case "ListExpr" -> "List";
            case "Arguments" -> "arguments";
            case "Arg" -> "arg";
            case "Keyword" -> "keyword";
            case "Alias" -> "alias";
            case "WithItem" -> "withitem";
            case "MatchCase" -> "match_case";
            case "Comprehension" -> "comprehension";
            default -> record.getSimpleName();
        };
    }

    private static String snake(String camel) {
        StringBuilder b = new StringBuilder();
        for (char c : camel.toCharArray()) {
            if (Character.isUpperCase(c)) {
                b.append('_').append(Character.toLowerCase(c));
            } else {
                b.append(c);
            }
        }
        return b.toString();
    }

    /** Whether {@code o} is a node. */
    public static boolean isTree(PyObject o) {
        return o.type.isSubtype(PyAst.TYPE);
    }

    /** The node object for a tree; RecursionError if it is nested too deeply. */
    // CPython: Python/Python-ast.c PyAST_mod2obj
    public static PyObject toPython(Ast node) {
        return toPython(node, PythonRun.nestingLimit());
    }

    /** The node object for a part of a tree, which may be nested {@code room} levels more. */
    private static PyObject toPython(Ast node, int room) {
        if (room <= 0) {
            throw PyErr.recursionError("maximum recursion depth exceeded during ast construction");
        }
        PyType cls = types().byName.get(pythonName(node.getClass()));
        PyAst object = PyAst.create(cls);
        try {
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(node);
                if (value instanceof Ast.Span span) {
                    set(object, "lineno", PyInt.of(span.lineno()));
                    set(object, "col_offset", PyInt.of(span.colOffset()));
                    set(object, "end_lineno", PyInt.of(span.endLineno()));
                    set(object, "end_col_offset", PyInt.of(span.endColOffset()));
                } else {
                    boolean constant = component.getType() == Object.class;
                    set(object, snake(component.getName()), constant ? CodeConstants.constant(value) : valueToPython(value, room - 1));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        } catch (PyException e) {
            object.decref();
            throw e;
        }
        return object;
    }

    private static void set(PyObject object, String name, PyObject ownedValue) {
        try {
            Objects.setAttr(object, name, ownedValue);
        } finally {
            ownedValue.decref();
        }
    }

    private static PyObject valueToPython(Object value, int room) {
        return switch (value) {
            case null -> PyNone.owned();
            case List<?> l -> {
                PyList list = PyList.create();
                try {
                    for (Object item : l) {
                        list.appendSteal(valueToPython(item, room));
                    }
                } catch (PyException e) {
                    list.decref();
                    throw e;
                }
                yield list;
            }
            case Ast node -> toPython(node, room);
            case Enum<?> e -> types().singletons.get(nodeName(e)).newRef();
            case String s -> PyStr.intern(s);
            case Integer i -> PyInt.of(i);
            default -> throw new AssertionError(value.getClass());
        };
    }

    /** The tree for a node object given to compile() with {@code mode}; ValueError or TypeError if no parser would make it. */
    // CPython: Python/Python-ast.c PyAST_obj2mod
    public static Ast.Mod toJava(PyObject tree, String mode) {
        String wanted = switch (mode) {
            case "eval" -> "Expression";
            case "single" -> "Interactive";
            case "func_type" -> "FunctionType";
            default -> "Module";
        };
        if (!tree.type.isSubtype(types().byName.get(wanted))) {
            throw PyErr.typeError("expected " + wanted + " node, got " + tree.type.shortName());
        }
        Ast.Mod mod = (Ast.Mod) nodeToJava(tree, Ast.Mod.class, "mod");
        try {
            AstValidator.validate(mod);
        } catch (AstValidator.InvalidTree e) {
            throw e.typeError ? PyErr.typeError(e.getMessage()) : PyErr.valueError(e.getMessage());
        }
        return mod;
    }

    private static Class<?> recordOf(String pythonName) {
        if (RECORDS.isEmpty()) {
            for (Class<?> c : Ast.class.getDeclaredClasses()) {
                if (c.isRecord()) {
                    RECORDS.put(pythonName(c), c);
                }
            }
        }
        return RECORDS.get(pythonName);
    }

    private static PyObject field(PyObject node, String name) {
        PyStr key = PyStr.intern(name);
        try {
            return Objects.lookupAttr(node, key);
        } finally {
            key.decref();
        }
    }

    private static Object nodeToJava(PyObject node, Class<?> expected, String category) {
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(" while traversing '" + category + "' node");
        try {
            Class<?> record = null;
            for (PyObject t : node.type.mro.items) {
                record = t instanceof PyType type ? recordOf(type.shortName()) : null;
                if (record != null && expected.isAssignableFrom(record)) {
                    break;
                }
            }
            if (record == null || !expected.isAssignableFrom(record)) {
                throw PyErr.typeError("expected some sort of " + category + ", but got " + Objects.reprText(node));
            }
            RecordComponent[] components = record.getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] parameterTypes = new Class<?>[components.length];
            int last = components.length - 1;
            // positions come last in the record, but are read first of all kinds of nodes that have subclasses
            boolean positionsFirst = Ast.Stmt.class.isAssignableFrom(record) || Ast.Expr.class.isAssignableFrom(record)
                    || Ast.Pattern.class.isAssignableFrom(record) || record == Ast.ExceptHandler.class;
            if (positionsFirst) {
                values[last] = componentToJava(node, pythonName(record), components[last]);
            }
            for (int i = 0; i <= last; i++) {
                parameterTypes[i] = components[i].getType();
                if (i < last || !positionsFirst) {
                    values[i] = componentToJava(node, pythonName(record), components[i]);
                }
            }
            return record.getDeclaredConstructor(parameterTypes).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        } finally {
            ts.leaveRecursiveCall();
        }
    }

    private static int location(PyObject node, String name, String record, Integer otherwise) {
        PyObject o = field(node, name);
        if (o == null && otherwise == null) {
            throw PyErr.typeError("required field \"" + name + "\" missing from " + record);
        }
        if (o == null || o == PyNone.INSTANCE && otherwise != null) {
            PyObject.xdecref(o);
            return otherwise;
        }
        try {
            return integer(o);
        } finally {
            o.decref();
        }
    }

    private static int integer(PyObject o) {
        if (!(o instanceof PyInt i)) {
            throw PyErr.valueError("invalid integer value: " + Objects.reprText(o));
        }
        return Args.toInt(i);
    }

    private static Object componentToJava(PyObject node, String record, RecordComponent component) {
        if (component.getType() == Ast.Span.class) {
            Class<?> own = component.getDeclaringRecord();
            String category = category(Ast.Stmt.class.isAssignableFrom(own) ? Ast.Stmt.class : Ast.Expr.class.isAssignableFrom(own) ? Ast.Expr.class
                    : Ast.Pattern.class.isAssignableFrom(own) ? Ast.Pattern.class : own);
            int lineno = location(node, "lineno", category, null);
            int column = location(node, "col_offset", category, null);
            return new Ast.Span(lineno, column, location(node, "end_lineno", category, lineno), location(node, "end_col_offset", category, column));
        }
        String name = snake(component.getName());
        PyObject value = field(node, name);
        try {
            Class<?> type = component.getType();
            if (type == Object.class) {
                if (value == null) {
                    throw PyErr.typeError("required field \"" + name + "\" missing from " + record);
                }
                return constantToJava(value);
            }
            if (type == List.class) {
                return listToJava(value, name, record, component);
            }
            if (value == null || value == PyNone.INSTANCE) {
                if (!isOptional(record, name)) {
                    if (value == null) {
                        throw PyErr.typeError("required field \"" + name + "\" missing from " + record);
                    }
                    if (type != int.class) {
                        throw PyErr.valueError("field '" + name + "' is required for " + record);
                    }
                }
                if (type != int.class) {
                    return null;
                }
                if (isOptional(record, name)) {
                    return 0;
                }
            }
            if (type == int.class) {
                return integer(value);
            }
            if (type == String.class) {
                if (!(value instanceof PyStr)) {
                    throw PyErr.typeError(name.equals("kind") || name.equals("type_comment") ? "AST string must be of type str"
                            : "AST identifier must be of type str");
                }
                return value.toString();
            }
            return elementToJava(value, type, name);
        } finally {
            PyObject.xdecref(value);
        }
    }

    private static boolean isOptional(String record, String name) {
        for (String[] row : AstTypes.TYPES) {
            if (row[0].equals(record)) {
                return (" " + row[4] + " ").contains(" " + name + " ");
            }
        }
        return false;
    }

    private static Object elementToJava(PyObject value, Class<?> type, String name) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (value.type.isSubtype(types().byName.get(nodeName((Enum<?>) constant)))) {
                    return constant;
                }
            }
            throw PyErr.typeError("expected some sort of " + category(type) + ", but got " + Objects.reprText(value));
        }
        return nodeToJava(value, type, category(type));
    }

    private static String category(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "BoolOperator" -> "boolop";
            case "Operator" -> "operator";
            case "UnaryOperator" -> "unaryop";
            case "CompareOperator" -> "cmpop";
            case "ExprContext" -> "expr_context";
            case "ExceptHandler" -> "excepthandler";
            case "TypeIgnore" -> "type_ignore";
            default -> type.isRecord() ? pythonName(type) : type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static List<Object> listToJava(PyObject value, String name, String record, RecordComponent component) {
        List<Object> items = new ArrayList<>();
        if (value == null) {
            throw PyErr.typeError("required field \"" + name + "\" missing from " + record);
        }
        if (!(value instanceof PyList list)) {
            throw PyErr.typeError(record + " field \"" + name + "\" must be a list, not a " + value.type.tpName());
        }
        Class<?> element = (Class<?>) ((java.lang.reflect.ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        for (int i = 0; i < list.size(); i++) {
            PyObject item = list.get(i);
            item.incref();
            try {
                if (item == PyNone.INSTANCE && (element == Ast.Expr.class || element == Ast.Stmt.class)) {
                    items.add(null);
                } else if (item == PyNone.INSTANCE && element != String.class) {
                    throw PyErr.valueError("None disallowed in " + (category(element).equals("stmt") ? "statement" : "expression") + " list");
                } else if (element == String.class) {
                    if (!(item instanceof PyStr)) {
                        throw PyErr.typeError("AST identifier must be of type str");
                    }
                    items.add(item.toString());
                } else {
                    items.add(elementToJava(item, element, name));
                }
            } finally {
                item.decref();
            }
        }
        return items;
    }

    // CPython: Python/ast.c validate_constant
    private static Object constantToJava(PyObject o) {
        if (o == PyNone.INSTANCE) {
            return Constants.Singleton.NONE;
        }
        if (o == PyEllipsis.INSTANCE) {
            return Constants.Singleton.ELLIPSIS;
        }
        if (o instanceof PyBool b) {
            return b.isTrue();
        }
        if (o.type == PyInt.TYPE) {
            PyInt i = (PyInt) o;
            return i.fitsLong() ? (Object) i.longValue() : i.bigValue();
        }
        if (o.type == PyFloat.TYPE) {
            return ((PyFloat) o).value;
        }
        if (o.type == PyComplex.TYPE) {
            PyComplex c = (PyComplex) o;
            return new Constants.Complex(c.real, c.imag);
        }
        if (o.type == PyStr.TYPE) {
            return CodeConstants.textToJava((PyStr) o);
        }
        if (o.type == PyBytes.TYPE) {
            return new Constants.Bytes(((PyBytes) o).keptValue());
        }
        if (o.type == PyTuple.TYPE || o.type == PyFrozenSet.TYPE) {
            List<Object> items = new ArrayList<>();
            PyList list = Abstract.list(o);
            try {
                for (int i = 0; i < list.size(); i++) {
                    items.add(constantToJava(list.get(i)));
                }
            } finally {
                list.decref();
            }
            return o.type == PyTuple.TYPE ? new Constants.Tuple(items) : new Constants.FrozenSet(items);
        }
        throw PyErr.typeError("got an invalid type in Constant: " + o.type.tpName());
    }
}
