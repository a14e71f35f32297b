package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The result of a match (Modules/_sre/sre.c MatchObject). */
@BuiltinType(name = "re.Match", doc = "The result of re.match() and re.search().\n"
        + "Match objects always have a boolean value of True.")
public final class PySreMatch extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned, with string and regs. */
    private final PySrePattern pattern;
    private final PyObject string;
    /** Bounds of group k at 2k and 2k+1; -1 if it took no part. */
    private final int[] bounds;
    private final long pos;
    private final long endpos;
    private final int lastindex;
    private PyObject regs;

    private PySreMatch(PySrePattern pattern, SreSubject subject, SreEngine e, long pos, long endpos) {
        super(TYPE);
        pattern.incref();
        this.pattern = pattern;
        string = subject.string.newRef();
        int n = subject.length;
        this.pos = Math.max(0, Math.min(pos, n));
        this.endpos = Math.max(0, Math.min(endpos, n));
        lastindex = e.lastindex;
        bounds = new int[2 * (pattern.groups + 1)];
        bounds[0] = e.start;
        bounds[1] = e.ptr;
        for (int i = 0; i < pattern.groups; i++) {
            boolean took = 2 * i + 1 <= e.lastmark && e.mark[2 * i] >= 0 && e.mark[2 * i + 1] >= 0;
            bounds[2 * i + 2] = took ? e.mark[2 * i] : -1;
            bounds[2 * i + 3] = took ? e.mark[2 * i + 1] : -1;
        }
        Heap.allocated(this);
        Heap.track(this);
    }

    static PySreMatch create(PySrePattern pattern, SreSubject subject, SreEngine e, long pos, long endpos) {
        return new PySreMatch(pattern, subject, e, pos, endpos);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(string);
        visitor.xvisit(regs);
        visitor.visit(pattern);
    }

    @Override
    protected void dropFields() {
        xdecref(regs);
        string.decref();
        pattern.decref();
    }

    @Override
    public long sizeof() {
        return TYPE.basicsize + 8L * bounds.length;
    }

    /** The number of a group given by number or name. */
    // CPython: Modules/_sre/sre.c match_getindex
    private int index(PyObject group) {
        if (group == null) {
            return 0;
        }
        long i = -1;
        if (Abstract.isIndex(group)) {
            i = Abstract.asSsize(group, null);
        } else {
            PyObject value = pattern.groupindex.get(group);
            if (value instanceof PyInt n) {
                i = n.longValue();
            }
        }
        if (i < 0 || i > pattern.groups) {
            throw PyErr.indexError("no such group");
        }
        return (int) i;
    }

    // CPython: Modules/_sre/sre.c match_getslice_by_index
    private PyObject slice(int i, PyObject otherwise) {
        if (bounds[2 * i] < 0) {
            return otherwise.newRef();
        }
        try (SreSubject subject = SreSubject.of(PyNone.INSTANCE, string)) {
            // a bytearray may have shrunk since
            return subject.slice(Math.min(bounds[2 * i], subject.length), Math.min(bounds[2 * i + 1], subject.length));
        }
    }

    @PyMethod(value = "group($self)", raw = true, textSignature = false, doc = "group([group1, ...]) -> str or tuple.\n"
            + "Return subgroup(s) of the match by indices or names.\n"
            + "For 0 returns the entire match.")
    static PyObject group(PySreMatch self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs == 0) {
            return self.slice(0, PyNone.INSTANCE);
        }
        if (nargs == 1) {
            return self.slice(self.index(args[base]), PyNone.INSTANCE);
        }
        PyObject[] items = new PyObject[nargs];
        try {
            for (int i = 0; i < nargs; i++) {
                items[i] = self.slice(self.index(args[base + i]), PyNone.INSTANCE);
            }
        } catch (PyException e) {
            decrefAll(items, nargs);
            throw e;
        }
        return PyTuple.steal(items);
    }

    @PyMethod(value = "start($self, group=0, /)", doc = "Return index of the start of the substring matched by group.")
    static int start(PySreMatch self, PyObject group) {
        return self.bounds[2 * self.index(group)];
    }

    @PyMethod(value = "end($self, group=0, /)", doc = "Return index of the end of the substring matched by group.")
    static int end(PySreMatch self, PyObject group) {
        return self.bounds[2 * self.index(group) + 1];
    }

    private PyObject pair(int i) {
        return PyTuple.steal(PyInt.of(bounds[2 * i]), PyInt.of(bounds[2 * i + 1]));
    }

    @PyMethod(value = "span($self, group=0, /)", doc = "For match object m, return the 2-tuple (m.start(group), m.end(group)).")
    static PyObject span(PySreMatch self, PyObject group) {
        return self.pair(self.index(group));
    }

    @PyMethod(value = "groups($self, /, default=None)",
            doc = "Return a tuple containing all the subgroups of the match, from 1.\n\n"
            + "  default\n"
            + "    Is used for groups that did not participate in the match.")
    static PyObject groups(PySreMatch self, PyObject otherwise) {
        PyObject[] items = new PyObject[self.pattern.groups];
        for (int i = 0; i < items.length; i++) {
            items[i] = self.slice(i + 1, otherwise == null ? PyNone.INSTANCE : otherwise);
        }
        return PyTuple.steal(items);
    }

    @PyMethod(value = "groupdict($self, /, default=None)",
            doc = "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n"
            + "  default\n"
            + "    Is used for groups that did not participate in the match.")
    static PyObject groupdict(PySreMatch self, PyObject otherwise) {
        PyDict result = PyDict.create();
        PyDict names = self.pattern.groupindex;
        for (int i = names.next(0); i >= 0; i = names.next(i + 1)) {
            PyObject value = self.slice((int) ((PyInt) names.valueAt(i)).longValue(), otherwise == null ? PyNone.INSTANCE : otherwise);
            result.put(names.keyAt(i), value);
            value.decref();
        }
        return result;
    }

    @PyMethod(value = "expand($self, /, template)",
            doc = "Return the string obtained by doing backslash substitution on the string template, as done by the sub() "
            + "method.")
    static PyObject expand(PySreMatch self, PyObject template) {
        PyObject re = Import.importModule("re");
        try {
            PyObject expand = Objects.getAttr(re, "_expand");
            try {
                return Call.call(expand, self.pattern, self, template);
            } finally {
                expand.decref();
            }
        } finally {
            re.decref();
        }
    }

    @PyMethod(value = "__copy__($self, /)")
    static PyObject copy(PySreMatch self) {
        return self.newRef();
    }

    @PyMethod(value = "__deepcopy__($self, memo, /)")
    static PyObject deepcopy(PySreMatch self, PyObject memo) {
        return self.newRef();
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "lastindex", doc = "The integer index of the last matched capturing group.")
    static PyObject lastindex(PySreMatch self) {
        return self.lastindex >= 0 ? PyInt.of(self.lastindex) : PyNone.owned();
    }

    @PyGetter(value = "lastgroup", doc = "The name of the last matched capturing group.")
    static PyObject lastgroup(PySreMatch self) {
        int i = self.lastindex;
        return i >= 0 && i < self.pattern.indexgroup.size() ? self.pattern.indexgroup.get(i).newRef() : PyNone.owned();
    }

    @PyGetter("regs")
    static PyObject regs(PySreMatch self) {
        if (self.regs == null) {
            PyObject[] items = new PyObject[self.pattern.groups + 1];
            for (int i = 0; i < items.length; i++) {
                items[i] = self.pair(i);
            }
            self.regs = PyTuple.steal(items);
        }
        return self.regs.newRef();
    }

    @PyGetter(value = "string", member = true, doc = "The string passed to match() or search().")
    static PyObject string(PySreMatch self) {
        return self.string.newRef();
    }

    @PyGetter(value = "re", member = true, doc = "The regular expression object.")
    static PyObject re(PySreMatch self) {
        return self.pattern.newRef();
    }

    @PyGetter(value = "pos", member = true, doc = "The index into the string at which the RE engine started looking for a match.")
    static long pos(PySreMatch self) {
        return self.pos;
    }

    @PyGetter(value = "endpos", member = true, doc = "The index into the string beyond which the RE engine will not go.")
    static long endpos(PySreMatch self) {
        return self.endpos;
    }

    static final class Type extends PyType {
        Type() {
            super("re.Match", PySreMatchTable.INSTANCE, null, 88, 8, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PySreMatch m = (PySreMatch) self;
            PyObject text = m.slice(0, PyNone.INSTANCE);
            try {
                return PyStr.of("<re.Match object; span=(" + m.bounds[0] + ", " + m.bounds[1] + "), match=" + Objects.reprText(text) + ">");
            } finally {
                text.decref();
            }
        }

        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PySreMatch m = (PySreMatch) self;
            return m.slice(m.index(key), PyNone.INSTANCE);
        }
    }
}
