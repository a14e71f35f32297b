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
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyMappingProxy;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.util.Arrays;

/** A compiled regular expression (Modules/_sre/sre.c PatternObject). */
@BuiltinType(name = "re.Pattern", doc = "Compiled regular expression object.")
public final class PySrePattern extends PyObject {
    public static final PyType TYPE = new Type();

    final int[] code;
    final int flags;
    final int groups;
    /** All owned. */
    final PyObject pattern;
    final PyDict groupindex;
    final PyTuple indexgroup;

    private PySrePattern(PyObject pattern, int flags, int[] code, int groups, PyDict groupindex, PyTuple indexgroup) {
        super(TYPE);
        this.pattern = pattern.newRef();
        this.flags = flags;
        this.code = code;
        this.groups = groups;
        groupindex.incref();
        this.groupindex = groupindex;
        indexgroup.incref();
        this.indexgroup = indexgroup;
        Heap.allocated(this);
        Heap.track(this);
    }

    static PySrePattern create(PyObject pattern, int flags, int[] code, int groups, PyDict groupindex, PyTuple indexgroup) {
        return new PySrePattern(pattern, flags, code, groups, groupindex, indexgroup);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(pattern);
        visitor.visit(groupindex);
        visitor.visit(indexgroup);
    }

    @Override
    protected void dropFields() {
        pattern.decref();
        groupindex.decref();
        indexgroup.decref();
    }

    @Override
    public long sizeof() {
        return TYPE.basicsize + 4L * code.length;
    }

    SreSubject subject(PyObject string) {
        return SreSubject.of(pattern, string);
    }

    /** An engine over part of the subject. */
    SreEngine engine(SreSubject subject, long pos, long endpos) {
        int start = (int) Math.max(0, Math.min(pos, subject.length));
        int end = (int) Math.max(0, Math.min(endpos, subject.length));
        return new SreEngine(code, groups, subject.data, start, end);
    }

    boolean matchHere(SreEngine e) {
        if (e.start > e.end) {
            return false;
        }
        try {
            return e.match(0, e.start, true);
        } catch (StackOverflowError overflow) {
            throw PyErr.memoryError();
        }
    }

    boolean searchFrom(SreEngine e) {
        try {
            return e.search();
        } catch (StackOverflowError overflow) {
            throw PyErr.memoryError();
        }
    }

    @PyMethod(value = "match($self, /, string, pos=0, endpos=sys.maxsize)",
            doc = "Matches zero or more characters at the beginning of the string.")
    static PyObject match(PySrePattern self, PyObject string, long pos, long endpos) {
        try (SreSubject subject = self.subject(string)) {
            SreEngine e = self.engine(subject, pos, endpos);
            return self.matchHere(e) ? PySreMatch.create(self, subject, e, pos, endpos) : PyNone.owned();
        }
    }

    @PyMethod(value = "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)", doc = "Matches against all of the string.")
    static PyObject fullmatch(PySrePattern self, PyObject string, long pos, long endpos) {
        try (SreSubject subject = self.subject(string)) {
            SreEngine e = self.engine(subject, pos, endpos);
            e.matchAll = true;
            return self.matchHere(e) ? PySreMatch.create(self, subject, e, pos, endpos) : PyNone.owned();
        }
    }

    @PyMethod(value = "search($self, /, string, pos=0, endpos=sys.maxsize)",
            doc = "Scan through string looking for a match, and return a corresponding match object instance.\n\n"
            + "Return None if no position in the string matches.")
    static PyObject search(PySrePattern self, PyObject string, long pos, long endpos) {
        try (SreSubject subject = self.subject(string)) {
            SreEngine e = self.engine(subject, pos, endpos);
            return self.searchFrom(e) ? PySreMatch.create(self, subject, e, pos, endpos) : PyNone.owned();
        }
    }

    @PyMethod(value = "findall($self, /, string, pos=0, endpos=sys.maxsize)",
            doc = "Return a list of all non-overlapping matches of pattern in string.")
    static PyObject findall(PySrePattern self, PyObject string, long pos, long endpos) {
        PyList list = PyList.create();
        try (SreSubject subject = self.subject(string)) {
            SreEngine e = self.engine(subject, pos, endpos);
            while (e.start <= e.end) {
                e.reset();
                if (!self.searchFrom(e)) {
                    break;
                }
                list.appendSteal(subject.found(e, self.groups));
                e.mustAdvance = e.ptr == e.start;
                e.start = e.ptr;
            }
            return list;
        } catch (PyException x) {
            list.decref();
            throw x;
        }
    }

    @PyMethod(value = "finditer($self, /, string, pos=0, endpos=sys.maxsize)",
            doc = "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n"
            + "For each match, the iterator returns a match object.")
    static PyObject finditer(PySrePattern self, PyObject string, long pos, long endpos) {
        PyObject scanner = scanner(self, string, pos, endpos);
        try {
            PyObject search = Objects.getAttr(scanner, "search");
            try {
                return dev.adder.runtime.object.PyCallableIterator.create(search, PyNone.INSTANCE);
            } finally {
                search.decref();
            }
        } finally {
            scanner.decref();
        }
    }

    @PyMethod(value = "scanner($self, /, string, pos=0, endpos=sys.maxsize)")
    static PyObject scanner(PySrePattern self, PyObject string, long pos, long endpos) {
        return PySreScanner.create(self, string, pos, endpos);
    }

    @PyMethod(value = "split($self, /, string, maxsplit=0)", doc = "Split string by the occurrences of pattern.")
    static PyObject split(PySrePattern self, PyObject string, long maxsplit) {
        PyList list = PyList.create();
        try (SreSubject subject = self.subject(string)) {
            SreEngine e = self.engine(subject, 0, Long.MAX_VALUE);
            int last = 0;
            for (long n = 0; maxsplit == 0 || n < maxsplit; n++) {
                e.reset();
                if (!self.searchFrom(e)) {
                    break;
                }
                list.appendSteal(subject.slice(last, e.start));
                for (int i = 0; i < self.groups; i++) {
                    list.appendSteal(subject.group(e, i, false));
                }
                e.mustAdvance = e.ptr == e.start;
                last = e.start = e.ptr;
            }
            list.appendSteal(subject.slice(last, e.end));
            return list;
        } catch (PyException x) {
            list.decref();
            throw x;
        }
    }

    // CPython: Modules/_sre/sre.c pattern_subx
    private PyObject substitute(PyObject template, PyObject string, long count, boolean withCount) {
        PyObject filter;
        boolean callable;
        if (Objects.isCallable(template)) {
            filter = template.newRef();
            callable = true;
        } else {
            boolean literal = isLiteral(template);
            if (literal) {
                filter = template.newRef();
                callable = false;
            } else {
                PyObject re = Import.importModule("re");
                try {
                    PyObject subx = Objects.getAttr(re, "_subx");
                    try {
                        filter = Call.call(subx, this, template);
                    } finally {
                        subx.decref();
                    }
                } finally {
                    re.decref();
                }
                callable = Objects.isCallable(filter);
            }
        }
        PyList list = PyList.create();
        try (SreSubject subject = subject(string)) {
            SreEngine e = engine(subject, 0, Long.MAX_VALUE);
            int i = 0;
            long n = 0;
            while (count == 0 || n < count) {
                e.reset();
                if (!searchFrom(e)) {
                    break;
                }
                int from = e.start;
                int to = e.ptr;
                if (i < from) {
                    list.appendSteal(subject.slice(i, from));
                }
                PyObject item;
                if (callable) {
                    PyObject match = PySreMatch.create(this, subject, e, 0, Long.MAX_VALUE);
                    try {
                        item = Call.call(filter, match);
                    } finally {
                        match.decref();
                    }
                } else {
                    item = filter.newRef();
                }
                if (item == PyNone.INSTANCE) {
                    item.decref();
                } else {
                    list.appendSteal(item);
                }
                i = to;
                n++;
                e.mustAdvance = to == from;
                e.start = to;
            }
            if (i < subject.length) {
                list.appendSteal(subject.slice(i, subject.length));
            }
            PyObject joined = join(list, subject);
            return withCount ? PyTuple.steal(joined, PyInt.of(n)) : joined;
        } finally {
            list.decref();
            filter.decref();
        }
    }

    /** A template without a backslash stands for itself. */
    private static boolean isLiteral(PyObject template) {
        if (!(template instanceof PyStr) && !Abstract.hasBuffer(template)) {
            return false;
        }
        try (SreSubject text = SreSubject.of(PyNone.INSTANCE, template)) {
            for (int i = 0; i < text.length; i++) {
                if (text.at(i) == '\\') {
                    return false;
                }
            }
            return true;
        }
    }

    private static PyObject join(PyList list, SreSubject subject) {
        PyObject joiner = subject.slice(0, 0);
        try {
            if (list.size() == 0) {
                return joiner.newRef();
            }
            PyStr join = PyStr.intern("join");
            try {
                return Call.method(joiner, join, list);
            } finally {
                join.decref();
            }
        } finally {
            joiner.decref();
        }
    }

    @PyMethod(value = "sub($self, /, repl, string, count=0)",
            doc = "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by "
            + "the replacement repl.")
    static PyObject sub(PySrePattern self, PyObject repl, PyObject string, long count) {
        return self.substitute(repl, string, count, false);
    }

    @PyMethod(value = "subn($self, /, repl, string, count=0)",
            doc = "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping "
            + "occurrences of pattern with the replacement repl.")
    static PyObject subn(PySrePattern self, PyObject repl, PyObject string, long count) {
        return self.substitute(repl, string, count, true);
    }

    @PyMethod(value = "__copy__($self, /)")
    static PyObject copy(PySrePattern self) {
        return self.newRef();
    }

    @PyMethod(value = "__deepcopy__($self, memo, /)")
    static PyObject deepcopy(PySrePattern self, PyObject memo) {
        return self.newRef();
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "groupindex", doc = "A dictionary mapping group names to group numbers.")
    static PyObject groupindex(PySrePattern self) {
        return PyMappingProxy.create(self.groupindex);
    }

    @PyGetter(value = "pattern", member = true, doc = "The pattern string from which the RE object was compiled.")
    static PyObject pattern(PySrePattern self) {
        return self.pattern.newRef();
    }

    @PyGetter(value = "flags", member = true, doc = "The regex matching flags.")
    static int flags(PySrePattern self) {
        return self.flags;
    }

    @PyGetter(value = "groups", member = true, doc = "The number of capturing groups in the pattern.")
    static int groups(PySrePattern self) {
        return self.groups;
    }

    static final class Type extends PyType {
        private static final String[] FLAGS = {"re.TEMPLATE", "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE",
            "re.VERBOSE", "re.DEBUG", "re.ASCII"};

        Type() {
            super("re.Pattern", PySrePatternTable.INSTANCE, null, 96, 4, HAVE_GC | HAS_WEAKREFS | DISALLOW_INSTANTIATION);
            weaklistoffset = 64;
        }

        // CPython: Modules/_sre/sre.c pattern_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PySrePattern p = (PySrePattern) self;
            int flags = p.flags;
            if (p.pattern instanceof PyStr && (flags & (4 | 32 | 256)) == 32) {
                flags &= ~32;
            }
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < FLAGS.length; i++) {
                if ((flags & 1 << i) != 0) {
                    names.append(names.isEmpty() ? "" : "|").append(FLAGS[i]);
                    flags &= ~(1 << i);
                }
            }
            if (flags != 0) {
                names.append(names.isEmpty() ? "" : "|").append("0x").append(Integer.toHexString(flags));
            }
            String text = Objects.reprText(p.pattern);
            if (text.codePointCount(0, text.length()) > 200) {
                text = text.substring(0, text.offsetByCodePoints(0, 200));
            }
            return PyStr.of("re.compile(" + text + (names.isEmpty() ? ")" : ", " + names + ")"));
        }

        @Override
        public long tpHash(PyObject self) {
            PySrePattern p = (PySrePattern) self;
            long h = Arrays.hashCode(p.code) ^ Objects.hash(p.pattern) ^ p.flags ^ p.groups;
            return h == -1 ? -2 : h;
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(other instanceof PySrePattern b)) {
                return PyNotImplemented.owned();
            }
            PySrePattern a = (PySrePattern) self;
            boolean same = a == b || a.flags == b.flags && (a.pattern instanceof PyStr) == (b.pattern instanceof PyStr) && a.groups == b.groups && Arrays.equals(a.code, b.code)
                    && Objects.equal(a.pattern, b.pattern);
            return dev.adder.runtime.object.PyBool.of(same == (op == Objects.EQ));
        }
    }
}
