package dev.adder.runtime.object;

import dev.adder.compiler.CodeUnit;
import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.Decoder;
import dev.adder.runtime.interpreter.HotCode;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.Op;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.interpreter.ThreadedCode;
import java.util.Arrays;

/** A code object: immutable as programs see it; the decoded form and its caches belong to the interpreter. */
@BuiltinType(name = "code", doc = "Create a code object.  Not for the faint of heart.")
public final class PyCode extends PyObject {
    public static final PyType TYPE = new Type();

    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_FUTURE_DIVISION = 0x20000;

    public static final int FAST_LOCAL = 0x20;
    public static final int FAST_CELL = 0x40;
    public static final int FAST_FREE = 0x80;

    public final int argcount;
    public final int posonlyargcount;
    public final int kwonlyargcount;
    public final int stacksize;
    public final int flags;
    public final int firstlineno;

    /** The bytecode, cache entries zero. */
    public final byte[] code;
    public final byte[] linetable;
    public final byte[] exceptiontable;

    /** co_consts, co_names, and the names of locals, cells and free variables. Owned. */
    public final PyTuple consts;
    public final PyTuple names;
    public final PyTuple localsplusnames;
    public final byte[] localspluskinds;

    /** Owned. */
    public PyStr filename;
    public final PyStr name;
    public final PyStr qualname;

    public final int nlocalsplus;
    public final int nlocals;
    public final int ncellvars;
    public final int nfreevars;

    /** How many slots a frame has. */
    public final int frameSize;

    /** The index of the first RESUME. */
    public final int firstTraceable;

    /** The decoded instructions, one for each code unit, with the ints of inline caches in the units behind; null before the first run. */
    public int[] instrs;

    /** Objects of inline caches, by code unit. Not owned. */
    public Object[] caches;

    /** What this has become since it runs often: threaded code, then a class, see {@link #threaded}; null before. */
    public HotCode hot;

    /** The threaded code, null before this runs often; and how often it was called and jumped back in since it became what it is. */
    public ThreadedCode threaded;
    public int heat;

    /** The exception table: start, end, target, depth and lasti of each entry; null until needed. */
    private int[] handlers;

    /** Dead frames for reuse, linked by previous. */
    private InterpreterFrame freeFrames;
    private int freeFrameCount;

    /** What {@link #place} has returned. */
    private Object[] places;

    private static final int MAX_FREE_FRAMES = 200;

    /** The attributes that are made when they are first asked for. Owned. */
    private PyBytes coCode;
    private PyTuple varnames;
    private PyTuple cellvars;
    private PyTuple freevars;
    private PyBytes linetableBytes;
    private PyBytes exceptiontableBytes;

    /** A code object that takes over the references; names must be interned. */
    PyCode(int argcount, int posonlyargcount, int kwonlyargcount, int stacksize, int flags, byte[] code, @Steals PyTuple consts,
            @Steals PyTuple names, @Steals PyTuple localsplusnames, byte[] localspluskinds, @Steals PyStr filename, @Steals PyStr name,
            @Steals PyStr qualname, int firstlineno, byte[] linetable, byte[] exceptiontable) {
        super(TYPE);
        this.argcount = argcount;
        this.posonlyargcount = posonlyargcount;
        this.kwonlyargcount = kwonlyargcount;
        this.stacksize = stacksize;
        this.flags = flags;
        this.code = code;
        this.consts = consts;
        this.names = names;
        this.localsplusnames = localsplusnames;
        this.localspluskinds = localspluskinds;
        this.filename = filename;
        this.name = name;
        this.qualname = qualname;
        this.firstlineno = firstlineno;
        this.linetable = ThreadState.current.interpreter.config.codeDebugRanges ? linetable : LineTable.withoutColumns(linetable);
        this.exceptiontable = exceptiontable;
        nlocalsplus = localspluskinds.length;
        int locals = 0;
        int cells = 0;
        int frees = 0;
        for (byte kind : localspluskinds) {
            locals += (kind & FAST_LOCAL) != 0 ? 1 : 0;
            cells += (kind & FAST_CELL) != 0 ? 1 : 0;
            frees += (kind & FAST_FREE) != 0 ? 1 : 0;
        }
        nlocals = locals;
        ncellvars = cells;
        nfreevars = frees;
        frameSize = nlocalsplus + stacksize;
        int entry = 0;
        while (entry * 2 < code.length && (code[entry * 2] & 0xff) != Op.RESUME) {
            entry++;
        }
        firstTraceable = entry * 2 < code.length ? entry : 0;
        Heap.allocated(this);
    }

    /** Converts what the compiler made. */
    public static PyCode of(CodeUnit unit) {
        return CodeConstants.code(unit);
    }

    /** The decoded instructions, decoded now if need be. */
    public int[] instructions() {
        int[] i = instrs;
        return i != null ? i : Decoder.decode(this);
    }

    /** A frame with null slots that takes over {@code func}; the code object gets a new reference. */
    public InterpreterFrame takeFrame(@Steals PyFunction func) {
        InterpreterFrame f = freeFrames;
        if (f != null) {
            freeFrames = f.previous;
            freeFrameCount--;
        } else {
            f = new InterpreterFrame(this);
        }
        incref();
        f.func = func;
        f.globals = func.globals;
        f.builtins = func.builtins;
        return f;
    }

    /** A frame of this code has ended; its slots are null. */
    public void recycle(InterpreterFrame frame) {
        if (freeFrameCount < MAX_FREE_FRAMES || HeapMode.POOLS) {
            frame.pc = -1;
            frame.isEntry = false;
            frame.owner = InterpreterFrame.OWNED_BY_THREAD;
            frame.previous = freeFrames;
            freeFrames = frame;
            freeFrameCount++;
        }
    }

    /** The source line of a code unit, or -1; the first line before the first unit. */
    // CPython: Objects/codeobject.c PyCode_Addr2Line
    public int lineOf(int unit) {
        if (unit < 0) {
            return firstlineno;
        }
        return LineTable.lineOf(linetable, firstlineno, unit);
    }

    /** The line, end line, column and end column (in bytes) of the instruction at byte {@code lasti}, each -1 if unknown; null if none. */
    public int[] positionAt(int lasti) {
        if (lasti < 0) {
            return new int[] {firstlineno, firstlineno, -1, -1};
        }
        LineTable t = new LineTable(linetable, firstlineno);
        return t.find(lasti / 2) ? new int[] {t.line, t.endLine, t.column, t.endColumn} : null;
    }

    /**
     * The handler of an exception raised by the instruction at {@code unit}: target unit {@code << 32}, depth {@code << 1} and lasti in
     * the lowest bit; -1 if there is none.
     */
    // CPython: Python/ceval.c get_exception_handler
    public long handler(int unit) {
        int[] h = handlers();
        for (int i = 0; i < h.length; i += 4) {
            if (unit < h[i]) {
                return -1;
            }
            if (unit < h[i + 1]) {
                return (long) h[i + 2] << 32 | h[i + 3];
            }
        }
        return -1;
    }

    /** The exception table, four ints an entry: start, end, target, depth and lasti. */
    int[] handlers() {
        int[] h = handlers;
        return h != null ? h : (handlers = parseExceptionTable());
    }

    private int[] parseExceptionTable() {
        byte[] t = exceptiontable;
        int[] out = new int[16];
        int n = 0;
        int[] at = {0};
        while (at[0] < t.length) {
            int start = tableVarint(t, at);
            int length = tableVarint(t, at);
            int target = tableVarint(t, at);
            int depthAndLasti = tableVarint(t, at);
            if (n == out.length) {
                out = Arrays.copyOf(out, n * 2);
            }
            out[n] = start;
            out[n + 1] = start + length;
            out[n + 2] = target;
            out[n + 3] = depthAndLasti;
            n += 4;
        }
        return Arrays.copyOf(out, n);
    }

    private static int tableVarint(byte[] t, int[] at) {
        int b = t[at[0]++];
        int v = b & 63;
        while ((b & 64) != 0) {
            b = t[at[0]++];
            v = v << 6 | b & 63;
        }
        return v;
    }

    private PyTuple namesOfKind(int kind) {
        PyObject[] a = new PyObject[nlocalsplus];
        int n = 0;
        for (int i = 0; i < nlocalsplus; i++) {
            if ((localspluskinds[i] & kind) != 0) {
                a[n++] = localsplusnames.items[i].newRef();
            }
        }
        return PyTuple.steal(Arrays.copyOf(a, n));
    }

    /** The names of locals, cells and free variables. */
    @Borrowed
    public PyStr[] localsplusNames() {
        return Arrays.copyOf(localsplusnames.items, localsplusnames.items.length, PyStr[].class);
    }

    /** How many free variables there are. */
    public int freeCount() {
        return nfreevars;
    }

    /** Replaces co_filename here and in the nested code objects that have the same. */
    // CPython: Python/import.c update_code_filenames
    public static void fixFilename(PyCode code, PyStr filename) {
        if (code.filename.equalTo(filename)) {
            return;
        }
        PyStr old = code.filename;
        old.incref();
        update(code, old, filename);
        old.decref();
    }

    private static void update(PyCode code, PyStr old, PyStr filename) {
        if (!code.filename.equalTo(old)) {
            return;
        }
        for (PyObject c : code.consts.items) {
            if (c instanceof PyCode nested) {
                update(nested, old, filename);
            }
        }
        PyStr mine = code.filename;
        code.filename = (PyStr) filename.newRef();
        mine.decref();
    }

    /** The same code, just loaded, under another file name. */
    public static PyCode withFilename(@Steals PyCode code, String filename) {
        PyStr name = PyStr.of(filename);
        PyStr old = code.filename;
        old.incref();
        update(code, old, name);
        old.decref();
        name.decref();
        return code;
    }

    /** Something whose toString says where {@code unit} is. */
    public Object place(int unit) {
        Object[] p = places;
        if (p == null) {
            p = places = new Object[code.length / 2 + 1];
        }
        Object o = p[unit + 1];
        return o != null ? o : (p[unit + 1] = filename + ":" + lineOf(unit));
    }

    /** The name of a local, cell or free variable. */
    @Borrowed
    public PyStr localName(int i) {
        return (PyStr) localsplusnames.items[i];
    }

    @PyGetter(value = "co_argcount", member = true)
    static int getArgcount(PyCode self) {
        return self.argcount;
    }

    @PyGetter(value = "co_posonlyargcount", member = true)
    static int getPosonlyargcount(PyCode self) {
        return self.posonlyargcount;
    }

    @PyGetter(value = "co_kwonlyargcount", member = true)
    static int getKwonlyargcount(PyCode self) {
        return self.kwonlyargcount;
    }

    @PyGetter(value = "co_stacksize", member = true)
    static int getStacksize(PyCode self) {
        return self.stacksize;
    }

    @PyGetter(value = "co_flags", member = true)
    static int getFlags(PyCode self) {
        return self.flags;
    }

    @PyGetter(value = "co_names", member = true)
    static PyObject getNames(PyCode self) {
        return self.names.newRef();
    }

    @PyGetter(value = "co_filename", member = true)
    static PyObject getFilename(PyCode self) {
        return self.filename.newRef();
    }

    @PyGetter(value = "co_name", member = true)
    static PyObject getName(PyCode self) {
        return self.name.newRef();
    }

    @PyGetter(value = "co_qualname", member = true)
    static PyObject getQualname(PyCode self) {
        return self.qualname.newRef();
    }

    @PyGetter(value = "co_firstlineno", member = true)
    static int getFirstlineno(PyCode self) {
        return self.firstlineno;
    }

    @PyGetter(value = "co_linetable", member = true)
    static PyObject getLinetable(PyCode self) {
        if (self.linetableBytes == null) {
            self.linetableBytes = PyBytes.of(self.linetable);
        }
        return self.linetableBytes.newRef();
    }

    @PyGetter(value = "co_exceptiontable", member = true)
    static PyObject getExceptiontable(PyCode self) {
        if (self.exceptiontableBytes == null) {
            self.exceptiontableBytes = PyBytes.of(self.exceptiontable);
        }
        return self.exceptiontableBytes.newRef();
    }

    @PyGetter(value = "co_consts", member = true)
    static PyObject getConsts(PyCode self) {
        return self.consts.newRef();
    }

    @PyGetter("co_lnotab")
    static PyObject getLnotab(PyCode self) {
        return PyBytes.of(CodeMethods.lnotab(self));
    }

    @PyGetter("_co_code_adaptive")
    static PyObject getCodeAdaptive(PyCode self) {
        return PyBytes.of(self.code);
    }

    @PyGetter("co_varnames")
    static PyObject getVarnames(PyCode self) {
        if (self.varnames == null) {
            self.varnames = self.namesOfKind(FAST_LOCAL);
        }
        return self.varnames.newRef();
    }

    @PyGetter("co_cellvars")
    static PyObject getCellvars(PyCode self) {
        if (self.cellvars == null) {
            self.cellvars = self.namesOfKind(FAST_CELL);
        }
        return self.cellvars.newRef();
    }

    @PyGetter("co_freevars")
    static PyObject getFreevars(PyCode self) {
        if (self.freevars == null) {
            self.freevars = self.namesOfKind(FAST_FREE);
        }
        return self.freevars.newRef();
    }

    @PyGetter("co_nlocals")
    static int getNlocals(PyCode self) {
        return self.nlocals;
    }

    @PyGetter("co_code")
    static PyObject getCode(PyCode self) {
        if (self.coCode == null) {
            self.coCode = PyBytes.of(self.code);
        }
        return self.coCode.newRef();
    }

    @PyMethod(value = "co_lines($self)", textSignature = false)
    static PyObject coLines(PyCode self) {
        return CodeMethods.lines(self);
    }

    @PyMethod(value = "co_positions($self)", textSignature = false)
    static PyObject coPositions(PyCode self) {
        return CodeMethods.positions(self);
    }

    @PyMethod(value = "replace($self, /, *, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1,"
            + " co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None, co_freevars=None,"
            + " co_cellvars=None, co_filename=None, co_name=None, co_qualname=None, co_linetable=None, co_exceptiontable=None)",
            raw = true, doc = "Return a copy of the code object with new values for the specified fields.")
    static PyObject replace(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return CodeMethods.replace((PyCode) self, nargs, kwnames, args, base);
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false)
    static long pySizeof(PyCode self) {
        return self.sizeof();
    }

    @PyMethod(value = "_varname_from_oparg($self, /, oparg)",
            doc = "(internal-only) Return the local variable name for the given oparg.\n\n"
            + "WARNING: this method is for internal use only and may change or go away.")
    static PyObject varnameFromOparg(PyCode self, int oparg) {
        return self.localsplusnames.items[oparg].newRef();
    }

    @PyNew(value = "code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames,"
            + " filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return CodeMethods.create(args, base, nargs, kwnames);
    }

    /** The size that sys.getsizeof shows. */
    // CPython: Objects/codeobject.c code_sizeof
    @Override
    public long sizeof() {
        return 184 + (code.length + 7 & ~7);
    }

    // CPython: Objects/codeobject.c code_dealloc
    // CPython: Objects/codeobject.c code_dealloc
    @Override
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.LAST;
    }

    @Override
    protected void dropFields() {
        freeFrames = null;
        instrs = null;
        caches = null;
        consts.decref();
        names.decref();
        localsplusnames.decref();
        filename.decref();
        name.decref();
        qualname.decref();
        xdecref(coCode);
        xdecref(varnames);
        xdecref(cellvars);
        xdecref(freevars);
        xdecref(linetableBytes);
        xdecref(exceptiontableBytes);
    }

    /** A code object is not collectable: only the audit looks into it. */
    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.visit(consts);
        visitor.visit(names);
        visitor.visit(localsplusnames);
        visitor.visit(filename);
        visitor.visit(name);
        visitor.visit(qualname);
        visitor.xvisit(coCode);
        visitor.xvisit(varnames);
        visitor.xvisit(cellvars);
        visitor.xvisit(freevars);
        visitor.xvisit(linetableBytes);
        visitor.xvisit(exceptiontableBytes);
    }

    static final class Type extends PyType {
        Type() {
            super("code", PyCodeTable.INSTANCE, null, 184, 2, HAS_WEAKREFS | GENERIC_GETATTR);
            weaklistoffset = 144;
        }

        // CPython: Objects/codeobject.c code_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyCode c = (PyCode) self;
            return PyStr.of("<code object " + c.name + " at " + Address.hex(c) + ", file \"" + c.filename + "\", line "
                    + (c.firstlineno != 0 ? c.firstlineno : -1) + ">");
        }

        @Override
        public long tpHash(PyObject self) {
            return CodeMethods.hash((PyCode) self);
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(other instanceof PyCode o)) {
                return PyNotImplemented.owned();
            }
            return PyBool.of(CodeMethods.equal((PyCode) self, o) == (op == Objects.EQ));
        }
    }
}
