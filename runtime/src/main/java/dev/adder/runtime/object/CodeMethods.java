package dev.adder.runtime.object;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The less used methods of code objects. */
final class CodeMethods {
    private CodeMethods() {}

    // CPython: Objects/codeobject.c code_hash
    static long hash(PyCode c) {
        PyObject code = PyCode.getCode(c);
        PyObject linetable = PyBytes.of(c.linetable);
        PyObject exceptiontable = PyBytes.of(c.exceptiontable);
        try {
            long h = Objects.hash(c.name) ^ Objects.hash(c.consts) ^ Objects.hash(c.names) ^ Objects.hash(c.localsplusnames)
                    ^ Objects.hash(linetable) ^ Objects.hash(exceptiontable) ^ Objects.hash(code) ^ c.argcount ^ c.posonlyargcount
                    ^ c.kwonlyargcount ^ c.flags;
            return h == -1 ? -2 : h;
        } finally {
            code.decref();
            linetable.decref();
            exceptiontable.decref();
        }
    }

    // CPython: Objects/codeobject.c code_richcompare
    static boolean equal(PyCode a, PyCode b) {
        if (a == b) {
            return true;
        }
        if (!Objects.equal(a.name, b.name) || a.argcount != b.argcount || a.posonlyargcount != b.posonlyargcount
                || a.kwonlyargcount != b.kwonlyargcount || a.flags != b.flags || a.firstlineno != b.firstlineno
                || !Arrays.equals(a.code, b.code)) {
            return false;
        }
        PyObject ca = constantKey(a.consts);
        PyObject cb = constantKey(b.consts);
        boolean same;
        try {
            same = Objects.equal(ca, cb);
        } finally {
            ca.decref();
            cb.decref();
        }
        return same && Objects.equal(a.names, b.names) && Objects.equal(a.localsplusnames, b.localsplusnames)
                && Arrays.equals(a.linetable, b.linetable) && Arrays.equals(a.exceptiontable, b.exceptiontable);
    }

    /** A value that is equal for constants that are equal and of the same type, to the last bit. */
    // CPython: Objects/codeobject.c _PyCode_ConstantKey
    static PyObject constantKey(PyObject o) {
        if (o == PyNone.INSTANCE || o == PyEllipsis.INSTANCE || o.type == PyInt.TYPE || o.type == PyStr.TYPE || o instanceof PyCode) {
            return o.newRef();
        }
        if (o.type == PyBool.TYPE || o.type == PyBytes.TYPE) {
            return PyTuple.of(o.type, o);
        }
        if (o.type == PyFloat.TYPE) {
            double d = ((PyFloat) o).value;
            return d == 0.0 && Double.doubleToRawLongBits(d) != 0 ? PyTuple.of(o.type, o, PyNone.INSTANCE) : PyTuple.of(o.type, o);
        }
        if (o.type == PyComplex.TYPE) {
            PyComplex z = (PyComplex) o;
            int signs = (Double.doubleToRawLongBits(z.real) == Long.MIN_VALUE ? 1 : 0)
                    | (Double.doubleToRawLongBits(z.imag) == Long.MIN_VALUE ? 2 : 0);
            PyObject mark = PyInt.of(signs);
            PyTuple t = PyTuple.of(o.type, o, mark);
            mark.decref();
            return t;
        }
        if (o.type == PyTuple.TYPE) {
            PyObject[] items = ((PyTuple) o).items;
            PyObject[] keys = new PyObject[items.length];
            for (int i = 0; i < items.length; i++) {
                keys[i] = constantKey(items[i]);
            }
            PyTuple inner = PyTuple.steal(keys);
            PyTuple t = PyTuple.of(inner, o);
            inner.decref();
            return t;
        }
        if (o.type == PyFrozenSet.TYPE) {
            PyTuple members = Abstract.tuple(o);
            PyObject[] keys = new PyObject[members.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = constantKey(members.items[i]);
            }
            members.decref();
            PyTuple t = PyTuple.steal(keys);
            PyObject set = PyFrozenSet.of(t);
            t.decref();
            PyTuple r = PyTuple.of(set, o);
            set.decref();
            return r;
        }
        PyObject id = PyInt.of(Address.of(o));
        PyTuple t = PyTuple.of(o, id);
        id.decref();
        return t;
    }

    /** co_lines(): an iterator of (start, end, line). */
    // CPython: Objects/codeobject.c lineiter_next
    static PyObject lines(PyCode c) {
        PyList list = PyList.create();
        LineTable t = new LineTable(c.linetable, c.firstlineno);
        while (t.next()) {
            list.appendSteal(PyTuple.steal(PyInt.of(t.start * 2L), PyInt.of(t.end * 2L), LineTable.intOrNone(t.line)));
        }
        return iteratorOf(list);
    }

    /** co_positions(): an iterator of (line, end line, column, end column) for each code unit. */
    static PyObject positions(PyCode c) {
        PyList list = PyList.create();
        LineTable t = new LineTable(c.linetable, c.firstlineno);
        while (t.next()) {
            for (int i = t.start; i < t.end; i++) {
                list.appendSteal(PyTuple.steal(LineTable.intOrNone(t.line), LineTable.intOrNone(t.endLine),
                        LineTable.intOrNone(t.column), LineTable.intOrNone(t.endColumn)));
            }
        }
        return iteratorOf(list);
    }

    private static PyObject iteratorOf(PyList list) {
        try {
            return Abstract.iter(list);
        } finally {
            list.decref();
        }
    }

    // CPython: Objects/codeobject.c decode_linetable, emit_delta
    static byte[] lnotab(PyCode c) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineTable t = new LineTable(c.linetable, c.firstlineno);
        int line = c.firstlineno;
        int code = 0;
        while (t.next()) {
            if (t.line >= 0 && t.line != line) {
                int bdelta = t.start * 2 - code;
                int ldelta = t.line - line;
                while (bdelta > 255) {
                    out.write(255);
                    out.write(0);
                    bdelta -= 255;
                }
                while (ldelta > 127) {
                    out.write(bdelta);
                    out.write(127);
                    bdelta = 0;
                    ldelta -= 127;
                }
                while (ldelta < -128) {
                    out.write(bdelta);
                    out.write(0x80);
                    bdelta = 0;
                    ldelta += 128;
                }
                out.write(bdelta);
                out.write(ldelta);
                line = t.line;
                code = t.start * 2;
            }
        }
        return out.toByteArray();
    }

    private static final String[] REPLACEABLE = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize",
        "co_flags", "co_firstlineno", "co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_filename",
        "co_name", "co_qualname", "co_linetable", "co_exceptiontable"};

    // CPython: Objects/codeobject.c code_replace
    static PyObject replace(PyCode c, int nargs, PyTuple kwnames, PyObject[] args, int base) {
        if (nargs > 0) {
            throw PyErr.typeError("replace() takes no positional arguments");
        }
        PyObject[] given = new PyObject[REPLACEABLE.length];
        for (int i = 0, n = kwnames == null ? 0 : kwnames.size(); i < n; i++) {
            String name = kwnames.items[i].toString();
            int k = Arrays.asList(REPLACEABLE).indexOf(name);
            if (k < 0) {
                throw PyErr.typeError("'" + name + "' is an invalid keyword argument for replace()");
            }
            given[k] = args[base + i];
        }
        byte[] code = given[7] == null ? c.code : bytes(given[7], "replace", REPLACEABLE[7]);
        PyObject varnames = given[10] == null ? PyCode.getVarnames(c) : tuple(given[10], "replace", REPLACEABLE[10]).newRef();
        PyObject freevars = given[11] == null ? PyCode.getFreevars(c) : tuple(given[11], "replace", REPLACEABLE[11]).newRef();
        PyObject cellvars = given[12] == null ? PyCode.getCellvars(c) : tuple(given[12], "replace", REPLACEABLE[12]).newRef();
        try {
            return build(number(given[0], c.argcount), number(given[1], c.posonlyargcount), number(given[2], c.kwonlyargcount),
                    number(given[3], c.nlocals), number(given[4], c.stacksize), number(given[5], c.flags), code,
                    given[8] == null ? c.consts : tuple(given[8], "replace", REPLACEABLE[8]),
                    given[9] == null ? c.names : tuple(given[9], "replace", REPLACEABLE[9]), (PyTuple) varnames,
                    given[13] == null ? c.filename : str(given[13], "replace", REPLACEABLE[13]),
                    given[14] == null ? c.name : str(given[14], "replace", REPLACEABLE[14]),
                    given[15] == null ? c.qualname : str(given[15], "replace", REPLACEABLE[15]), number(given[6], c.firstlineno),
                    given[16] == null ? c.linetable : bytes(given[16], "replace", REPLACEABLE[16]),
                    given[17] == null ? c.exceptiontable : bytes(given[17], "replace", REPLACEABLE[17]), (PyTuple) freevars,
                    (PyTuple) cellvars);
        } finally {
            varnames.decref();
            freevars.decref();
            cellvars.decref();
        }
    }

    /** code(...). */
    static PyObject create(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("code() takes no keyword arguments");
        }
        if (nargs < 16) {
            throw PyErr.typeError("code expected at least 16 arguments, got " + nargs);
        }
        if (nargs > 18) {
            throw PyErr.typeError("code expected at most 18 arguments, got " + nargs);
        }
        PyTuple empty = PyTuple.empty();
        try {
            int[] n = new int[7];
            for (int i = 0; i < 6; i++) {
                n[i] = number(args[base + i], 0);
            }
            return build(n[0], n[1], n[2], n[3], n[4], n[5], bytes(args[base + 6], "code", "7"), tuple(args[base + 7], "code", "8"),
                    tuple(args[base + 8], "code", "9"), tuple(args[base + 9], "code", "10"), str(args[base + 10], "code", "11"),
                    str(args[base + 11], "code", "12"), str(args[base + 12], "code", "13"), number(args[base + 13], 0),
                    bytes(args[base + 14], "code", "15"), bytes(args[base + 15], "code", "16"),
                    nargs > 16 ? tuple(args[base + 16], "code", "17") : empty, nargs > 17 ? tuple(args[base + 17], "code", "18") : empty);
        } finally {
            empty.decref();
        }
    }

    private static int number(PyObject o, int otherwise) {
        if (o == null) {
            return otherwise;
        }
        PyInt i = Abstract.index(o);
        try {
            if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
                throw PyErr.overflowError("Python int too large to convert to C int");
            }
            return (int) i.longValue();
        } finally {
            i.decref();
        }
    }

    private static PyException wrong(PyObject o, String function, String argument, String expected) {
        return PyErr.typeError(function + "() argument " + (Character.isDigit(argument.charAt(0)) ? argument : "'" + argument + "'")
                + " must be " + expected + ", not " + (o == PyNone.INSTANCE ? "None" : o.type.tpName()));
    }

    private static byte[] bytes(PyObject o, String function, String argument) {
        if (o instanceof PyBytes b) {
            return b.keptValue();
        }
        throw wrong(o, function, argument, "bytes");
    }

    private static PyTuple tuple(PyObject o, String function, String argument) {
        if (o instanceof PyTuple t) {
            return t;
        }
        throw wrong(o, function, argument, "tuple");
    }

    private static PyStr str(PyObject o, String function, String argument) {
        if (o instanceof PyStr s) {
            return s;
        }
        throw wrong(o, function, argument, "str");
    }

    private static PyTuple internNames(PyTuple names, String what) {
        PyObject[] a = new PyObject[names.size()];
        for (int i = 0; i < a.length; i++) {
            if (!(names.items[i] instanceof PyStr s)) {
                PyObject.decrefAll(a, i);
                throw PyErr.typeError("name tuples must contain only strings, not '" + names.items[i].type.tpName() + "'");
            }
            a[i] = s.internedRef();
        }
        return PyTuple.steal(a);
    }

    /** A code object of the parts (borrowed) that programs give. */
    // CPython: Objects/codeobject.c PyCode_NewWithPosOnlyArgs
    private static PyCode build(int argcount, int posonly, int kwonly, int nlocals, int stacksize, int flags, byte[] code,
            PyTuple consts, PyTuple names, PyTuple varnames, PyStr filename, PyStr name, PyStr qualname, int firstlineno,
            byte[] linetable, byte[] exceptiontable, PyTuple freevars, PyTuple cellvars) {
        if (argcount < 0) {
            throw PyErr.valueError("code: argcount must not be negative");
        }
        if (posonly < 0) {
            throw PyErr.valueError("code: posonlyargcount must not be negative");
        }
        if (kwonly < 0) {
            throw PyErr.valueError("code: kwonlyargcount must not be negative");
        }
        if (nlocals < 0) {
            throw PyErr.valueError("code: nlocals must not be negative");
        }
        if (argcount < posonly || stacksize < 0 || flags < 0 || code.length % 2 != 0 || code.length == 0) {
            throw PyErr.valueError("code: bad argument");
        }
        int n = varnames.size();
        if (n != nlocals) {
            throw PyErr.valueError("code: varnames is too small");
        }
        PyTuple vars = internNames(varnames, "varnames");
        PyTuple cells = internNames(cellvars, "cellvars");
        PyTuple frees = internNames(freevars, "freevars");
        PyObject[] all = new PyObject[n + cells.size() + frees.size()];
        byte[] kinds = new byte[all.length];
        int at = 0;
        for (PyObject v : vars.items) {
            kinds[at] = PyCode.FAST_LOCAL;
            all[at++] = v.newRef();
        }
        for (PyObject cell : cells.items) {
            int local = Arrays.asList(vars.items).indexOf(cell);
            if (local >= 0) {
                kinds[local] |= PyCode.FAST_CELL;
            } else {
                kinds[at] = PyCode.FAST_CELL;
                all[at++] = cell.newRef();
            }
        }
        for (PyObject free : frees.items) {
            kinds[at] = (byte) PyCode.FAST_FREE;
            all[at++] = free.newRef();
        }
        vars.decref();
        cells.decref();
        frees.decref();
        for (int i = 0; i < consts.items.length; i++) {
            consts.items[i] = CodeConstants.intern(consts.items[i]);
        }
        consts.incref();
        return new PyCode(argcount, posonly, kwonly, stacksize, flags, code.clone(), consts,
                internNames(names, "names"), PyTuple.steal(Arrays.copyOf(all, at)), Arrays.copyOf(kinds, at), (PyStr) filename.newRef(),
                (PyStr) name.newRef(), (PyStr) qualname.newRef(), firstlineno, linetable, exceptiontable);
    }

}
