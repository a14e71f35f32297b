package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;

/** A type with one method for each shape of signature; each tells what it was given. */
@BuiltinType(name = "box.Box", doc = "A \"box\".\n")
class PyBox extends PyObject {
    static final PyType TYPE = new PyType("box.Box");
    String content = "empty";

    PyBox(PyType type) {
        super(type);
    }

    static String show(Object... values) {
        return java.util.Arrays.toString(values);
    }

    @PyNew("Box(iterable=(), /)")
    static PyBox create(PyType cls, PyObject iterable) {
        PyBox box = new PyBox(cls);
        box.content = "" + iterable;
        return box;
    }

    @PyInit("Box(content, *, strict=False)")
    static void init(PyBox self, PyObject content, boolean strict) {
        self.content = show(content, strict);
    }

    @PyMethod(value = "clear($self, /)", doc = "Remove all items.")
    static void clear(PyBox self) {
        self.content = "cleared";
    }

    @PyMethod("append($self, object, /)")
    static PyObject append(PyBox self, PyObject object) {
        return object.newRef();
    }

    @PyMethod("removeprefix($self, prefix, /)")
    static String removePrefix(PyObject self, PyStr prefix) {
        return prefix == null ? null : prefix.toString();
    }

    @PyMethod("insert($self, index, object, /)")
    static String insert(PyBox self, long index, PyObject object) {
        return show(index, object);
    }

    @PyMethod("pop($self, index=-1, /)")
    static long pop(PyBox self, long index) {
        return index;
    }

    @PyMethod("get($self, key, default=None, /)")
    static String get(PyBox self, PyObject key, PyObject value) {
        return show(key, value);
    }

    @PyMethod("split($self, /, sep=None, maxsplit=-1)")
    static String split(PyBox self, PyStr sep, int maxsplit) {
        return show(sep, maxsplit);
    }

    @PyMethod("encode($self, /, encoding='utf-8', errors='a\\n,b')")
    static String encode(PyBox self, String encoding, String errors) {
        return show(encoding, errors);
    }

    @PyMethod("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
    static String isClose(double a, double b, double relTol, double absTol) {
        return show(a, b, relTol, absTol);
    }

    @PyMethod("sort($self, /, *, key=None, reverse=False)")
    static String sort(PyBox self, PyObject key, int reverse) {
        return show(key, reverse);
    }

    @PyMethod("need($self, /, *, a, b=1)")
    static String need(PyBox self, PyObject a, PyObject b) {
        return show(a, b);
    }

    @PyMethod("sum($self, iterable, /, start=0)")
    static String sum(PyBox self, PyObject iterable, PyObject start) {
        return show(iterable, start);
    }

    @PyMethod("prod($self, iterable, /, *, start=1)")
    static String prod(PyBox self, PyObject iterable, PyObject start) {
        return show(iterable, start);
    }

    @PyMethod("fromkeys($type, iterable, value=None, /)")
    static String fromKeys(PyType cls, PyObject iterable, PyObject value) {
        return show(cls.tpName(), iterable, value);
    }

    @PyMethod("maketrans(x, y=<unrepresentable>, /)")
    static String makeTrans(PyObject x, PyObject y) {
        return show(x, y);
    }

    @PyMethod("print($self, /, *args, sep=' ', end=None)")
    static String print(PyBox self, PyTuple args, PyObject sep, String end) {
        return show(args, sep, end);
    }

    @PyMethod("max($self, first, /, *args)")
    static String max(PyBox self, PyObject first, PyObject[] args) {
        return show(first, args.length);
    }

    @PyMethod("update($self, other=(), /, **kwargs)")
    static String update(PyBox self, PyObject other, PyDict kwargs) {
        return show(other, kwargs);
    }

    @PyMethod("format($self, /, *args, **kwargs)")
    static PyObject format(PyBox self, PyTuple args, PyDict kwargs) {
        if (args.size() == 3) {
            throw PyErr.typeError("three");
        }
        return PyStr.of(show(args, kwargs));
    }

    @PyMethod("partial($self, func, /, name, *args, **kwargs)")
    static String partial(PyBox self, PyObject func, PyObject name, PyObject[] args, PyDict kwargs) {
        return show(func, name, args.length, kwargs);
    }

    @PyMethod("check($self, box=None, /, flag=True)")
    static boolean check(PyBox self, PyBox box, boolean flag) {
        return box == null && flag;
    }

    @PyMethod(value = "raw", raw = true)
    static int raw(PyBox self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return nargs;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, coexist = true)
    static double reduce(PyBox self) {
        return 0.5;
    }

    @PyGetter(value = "content", doc = "What is in it.")
    static String content(PyBox self) {
        return self.content;
    }

    @PySetter("content")
    static void setContent(PyBox self, PyObject value) {
        self.content = value == null ? "deleted" : value.toString();
    }

    @PyGetter(value = "size", member = true)
    static int size(PyBox self) {
        return 7;
    }

    static final class Type extends PyType {
        Type() {
            super("box.Box");
        }

        @Override
        PyObject tpRepr(PyObject o) {
            return PyStr.of("box");
        }

        @Override
        PyObject nbFloat(PyObject o) {
            return PyFloat.of(1);
        }
    }
}
