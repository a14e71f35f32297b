package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** A search that goes on where the last match ended (Modules/_sre/sre.c ScannerObject). */
@BuiltinType(name = "_sre.SRE_Scanner")
public final class PySreScanner extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned, with the next one. */
    private final PySrePattern pattern;
    private final PyObject string;
    private final SreSubject subject;
    private final SreEngine engine;
    private final long pos;
    private final long endpos;
    private boolean finished;
    private boolean executing;

    private PySreScanner(PySrePattern pattern, PyObject string, long pos, long endpos) {
        SreSubject checked = pattern.subject(string);
        super(TYPE);
        subject = checked;
        pattern.incref();
        this.pattern = pattern;
        this.string = string.newRef();
        this.pos = pos;
        this.endpos = endpos;
        engine = pattern.engine(subject, pos, endpos);
        Heap.allocated(this);
        Heap.track(this);
    }

    static PySreScanner create(PySrePattern pattern, PyObject string, long pos, long endpos) {
        return new PySreScanner(pattern, string, pos, endpos);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(pattern);
        visitor.visit(string);
    }

    @Override
    protected void dropFields() {
        subject.close();
        string.decref();
        pattern.decref();
    }

    private PyObject next(boolean search) {
        if (executing) {
            throw PyErr.valueError("regular expression scanner already executing");
        }
        if (finished) {
            return PyNone.owned();
        }
        executing = true;
        try {
            engine.reset();
            boolean matched = search ? pattern.searchFrom(engine) : pattern.matchHere(engine);
            if (!matched) {
                finished = true;
                return PyNone.owned();
            }
            PyObject match = PySreMatch.create(pattern, subject, engine, pos, endpos);
            engine.mustAdvance = engine.ptr == engine.start;
            engine.start = engine.ptr;
            return match;
        } finally {
            executing = false;
        }
    }

    @PyMethod("match($self, /)")
    static PyObject match(PySreScanner self) {
        return self.next(false);
    }

    @PyMethod("search($self, /)")
    static PyObject search(PySreScanner self) {
        return self.next(true);
    }

    @PyGetter(value = "pattern", member = true)
    static PyObject pattern(PySreScanner self) {
        return self.pattern.newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("_sre.SRE_Scanner", PySreScannerTable.INSTANCE, null, 160, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }
    }
}
