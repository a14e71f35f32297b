package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FrameLocals;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyCell;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The instructions that are not worth a place in the loop itself. None of them jumps. */
final class ColdOps {
    private ColdOps() {}

    private static PyStr name(InterpreterFrame frame, int i) {
        return (PyStr) frame.code.names.items[i];
    }

    /** Runs one instruction; returns the new stack pointer. */
    static int execute(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int op, int oparg) {
        switch (op) {
            case Op.LOAD_NAME:
                s[sp] = NameOps.loadName(frame, name(frame, oparg));
                return sp + 1;
            case Op.STORE_NAME:
                NameOps.storeName(frame, name(frame, oparg), s, sp);
                return sp - 1;
            case Op.DELETE_NAME:
                NameOps.deleteName(frame, name(frame, oparg));
                return sp;
            case Op.STORE_GLOBAL:
                NameOps.storeGlobal(frame, name(frame, oparg), s, sp);
                return sp - 1;
            case Op.DELETE_GLOBAL:
                NameOps.deleteGlobal(frame, name(frame, oparg));
                return sp;
            case Op.DELETE_FAST: {
                PyObject v = s[oparg];
                if (v == null) {
                    throw NameOps.unboundLocal(frame, oparg);
                }
                s[oparg] = null;
                v.decref();
                return sp;
            }
            case Op.MAKE_CELL:
                s[oparg] = PyCell.create(s[oparg]);
                return sp;
            case Op.DELETE_DEREF:
                NameOps.deleteDeref(frame, oparg);
                return sp;
            case Op.LOAD_CLASSDEREF:
                s[sp] = NameOps.loadClassDeref(frame, oparg);
                return sp + 1;
            case Op.COPY_FREE_VARS:
                NameOps.copyFreeVars(frame, oparg);
                return sp;
            case Op.SETUP_ANNOTATIONS:
                NameOps.setupAnnotations(frame);
                return sp;
            case Op.UNARY_NEGATIVE, Op.UNARY_POSITIVE, Op.UNARY_INVERT:
                BinaryOps.unary(s, sp, op);
                return sp;
            case Op.DELETE_SUBSCR:
                BinaryOps.deleteSubscript(s, sp);
                return sp - 2;
            case Op.DELETE_ATTR:
                AttributeOps.deleteAttr(frame, s, sp, oparg);
                return sp - 1;
            case Op.BUILD_SET:
                return BuildOps.set(s, sp, oparg);
            case Op.BUILD_MAP:
                return BuildOps.map(s, sp, oparg);
            case Op.BUILD_CONST_KEY_MAP:
                return BuildOps.constKeyMap(s, sp, oparg);
            case Op.BUILD_STRING:
                return BuildOps.string(s, sp, oparg);
            case Op.BUILD_SLICE:
                return BuildOps.slice(s, sp, oparg);
            case Op.FORMAT_VALUE:
                return BuildOps.formatValue(s, sp, oparg);
            case Op.UNPACK_EX:
                return BuildOps.unpackEx(s, sp, oparg);
            case Op.LIST_EXTEND:
                BuildOps.listExtend(s, sp, oparg);
                return sp - 1;
            case Op.SET_ADD:
                BuildOps.setAdd(s, sp, oparg);
                return sp - 1;
            case Op.SET_UPDATE:
                BuildOps.setUpdate(s, sp, oparg);
                return sp - 1;
            case Op.MAP_ADD:
                BuildOps.mapAdd(s, sp, oparg);
                return sp - 2;
            case Op.DICT_UPDATE:
                BuildOps.dictUpdate(s, sp, oparg);
                return sp - 1;
            case Op.DICT_MERGE:
                BuildOps.dictMerge(s, sp, oparg);
                return sp - 1;
            case Op.LIST_TO_TUPLE: {
                PyObject list = s[sp - 1];
                s[sp - 1] = PyTuple.copyOf(((PyList) list).items, 0, ((PyList) list).size);
                list.decref();
                return sp;
            }
            case Op.CALL_FUNCTION_EX:
                return CallOps.callEx(ts, frame, s, sp, oparg);
            case Op.MAKE_FUNCTION:
                return makeFunction(frame, s, sp, oparg);
            case Op.LOAD_BUILD_CLASS: {
                PyObject f = NameOps.getItemOrNull(frame.builtins, Id.__build_class__);
                if (f == null) {
                    throw PyErr.nameError("__build_class__ not found");
                }
                s[sp] = f;
                return sp + 1;
            }
            case Op.LOAD_ASSERTION_ERROR:
                s[sp] = PyExc.AssertionError.newRef();
                return sp + 1;
            case Op.PRINT_EXPR:
                printExpr(ts, s, sp);
                return sp - 1;
            case Op.IMPORT_NAME:
                ImportOps.importName(ts, frame, s, sp, name(frame, oparg));
                return sp - 1;
            case Op.IMPORT_FROM:
                s[sp] = ImportOps.importFrom(ts, s[sp - 1], name(frame, oparg));
                return sp + 1;
            case Op.IMPORT_STAR:
                importStar(frame, s, sp);
                return sp - 1;
            case Op.BEFORE_WITH:
                AttributeOps.beforeWith(s, sp, Id.__enter__, Id.__exit__, "context manager");
                return sp + 1;
            case Op.BEFORE_ASYNC_WITH:
                AttributeOps.beforeWith(s, sp, Id.__aenter__, Id.__aexit__, "asynchronous context manager");
                return sp + 1;
            case Op.WITH_EXCEPT_START:
                ExceptionOps.withExceptStart(s, sp);
                return sp + 1;
            case Op.CHECK_EXC_MATCH:
                ExceptionOps.checkExcMatch(s, sp);
                return sp;
            case Op.CHECK_EG_MATCH:
                ExceptionOps.checkEgMatch(ts, s, sp);
                return sp;
            case Op.PREP_RERAISE_STAR:
                ExceptionOps.prepReraiseStar(s, sp);
                return sp - 1;
            case Op.RAISE_VARARGS:
                throw ExceptionOps.raise(ts, s, sp, oparg);
            case Op.RERAISE:
                throw ExceptionOps.reraise(ts, frame, s, sp, oparg);
            case Op.GET_LEN:
                s[sp] = PyInt.of(Abstract.size(s[sp - 1]));
                return sp + 1;
            case Op.MATCH_MAPPING:
                s[sp] = PyBool.of(s[sp - 1].type.hasFlag(PyType.MAPPING));
                return sp + 1;
            case Op.MATCH_SEQUENCE:
                s[sp] = PyBool.of(s[sp - 1].type.hasFlag(PyType.SEQUENCE));
                return sp + 1;
            case Op.MATCH_KEYS:
                s[sp] = MatchOps.matchKeys(s[sp - 2], (PyTuple) s[sp - 1]);
                return sp + 1;
            case Op.MATCH_CLASS:
                MatchOps.matchClass(s, sp, oparg);
                return sp - 2;
            case Op.GET_YIELD_FROM_ITER:
                GeneratorOps.getYieldFromIter(frame, s, sp);
                return sp;
            case Op.GET_AWAITABLE:
                GeneratorOps.getAwaitable(ts, s, sp, oparg);
                return sp;
            case Op.GET_AITER:
                GeneratorOps.getAiter(s, sp);
                return sp;
            case Op.GET_ANEXT:
                GeneratorOps.getAnext(s, sp);
                return sp + 1;
            case Op.ASYNC_GEN_WRAP:
                GeneratorOps.wrapAsyncYield(s, sp);
                return sp;
            default:
                throw PyErr.systemError("unknown opcode " + op);
        }
    }

    private static int makeFunction(InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyCode code = (PyCode) s[--sp];
        PyFunction f = PyFunction.create(code, frame.globals, null);
        s[sp] = null;
        code.decref();
        if ((oparg & 8) != 0) {
            f.closure = (PyTuple) s[--sp];
            s[sp] = null;
        }
        if ((oparg & 4) != 0) {
            f.annotations = s[--sp];
            s[sp] = null;
        }
        if ((oparg & 2) != 0) {
            f.kwdefaults = (PyDict) s[--sp];
            s[sp] = null;
        }
        if ((oparg & 1) != 0) {
            f.defaults = (PyTuple) s[--sp];
            s[sp] = null;
        }
        s[sp] = f;
        return sp + 1;
    }

    private static void printExpr(ThreadState ts, PyObject[] s, int sp) {
        PyObject value = s[sp - 1];
        s[sp - 1] = null;
        try {
            PyObject hook = ts.interpreter.sysAttribute(Id.displayhook);
            if (hook == null) {
                throw PyErr.runtimeError("lost sys.displayhook");
            }
            Call.call(hook, value).decref();
        } finally {
            value.decref();
        }
    }

    private static void importStar(InterpreterFrame frame, PyObject[] s, int sp) {
        PyObject module = s[sp - 1];
        s[sp - 1] = null;
        try {
            FrameLocals.get(frame, null);
            ImportOps.importStar(frame, module);
            FrameLocals.store(frame, false);
        } finally {
            module.decref();
        }
    }
}
