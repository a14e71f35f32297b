package dev.adder.runtime.interpreter;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.FrameLocals;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyFrame;
import dev.adder.runtime.object.PyFunction;
import dev.adder.runtime.object.PyGenerator;
import dev.adder.runtime.object.PyObject;

/**
 * One activation of a code object: locals, cells, free variables and the value stack in one array, and where the execution is. It is no
 * Python object; a {@link PyFrame} is made when a program asks for one. Frames of a thread are linked from the innermost outwards.
 *
 * <p>Every slot that is not null owns a reference; slots above the stack pointer are null. Dead frames wait in a list of their code
 * object for the next call, with all slots null.
 */
public final class InterpreterFrame {
    public static final byte OWNED_BY_THREAD = 0;
    public static final byte OWNED_BY_GENERATOR = 1;
    public static final byte OWNED_BY_FRAME_OBJECT = 2;

    /** Locals, cells and free variables, then the value stack. */
    public final PyObject[] slots;

    /** The code object. Owned while the frame is in use. */
    public final PyCode code;

    /** The function. Owned while the frame is in use. */
    public PyFunction func;

    /** What {@link #func} holds, for speed. */
    @Borrowed
    public PyDict globals;
    @Borrowed
    public PyObject builtins;

    /** The namespace of a module or class body, null in a function that was not asked for one. Owned. */
    public PyObject locals;

    /** The frame object, or null. Owned (the frame object refers back without owning). */
    public PyFrame frameObject;

    /** The caller, or the next dead frame of the same code object. */
    @Borrowed
    public InterpreterFrame previous;

    /** The generator whose frame this is, or null. */
    @Borrowed
    public PyGenerator generator;

    /** The index of the code unit of the instruction that runs or ran last; -1 before the first. */
    public int pc = -1;

    /** One past the last used slot. True only while the frame does not run: it called a Python function, or is suspended, or ended. */
    public int stacktop;

    /** Whether the loop was entered with this frame, so that it returns to Java when the frame ends. */
    public boolean isEntry;

    public byte owner;

    public InterpreterFrame(PyCode code) {
        this.code = code;
        slots = new PyObject[code.frameSize];
        stacktop = code.nlocalsplus;
    }

    /** The index of the running instruction as f_lasti shows it. */
    public int lasti() {
        return pc < 0 ? -1 : pc * 2;
    }

    /** Whether the frame has not yet come to its first RESUME, so that nobody should see it. */
    // CPython: Include/internal/pycore_frame.h _PyFrame_IsIncomplete
    public boolean isIncomplete() {
        return owner != OWNED_BY_GENERATOR && pc < code.firstTraceable;
    }

    /** The caller, as far as a program may see it; null for none. */
    @Borrowed
    public InterpreterFrame visiblePrevious() {
        InterpreterFrame f = previous;
        while (f != null && f.isIncomplete()) {
            f = f.previous;
        }
        return f;
    }

    /** The local namespace, brought up to date; owned. */
    public PyObject locals() {
        return FrameLocals.get(this, null).newRef();
    }

    /** Where the execution is, for tools: its toString says "file:line". */
    public Object place() {
        return code.place(pc);
    }

    /** The frame object, made now if need be. */
    @Borrowed
    public PyFrame frameObject() {
        PyFrame f = frameObject;
        return f != null ? f : makeFrameObject();
    }

    // CPython: Python/frame.c _PyFrame_MakeAndSetFrameObject
    @Borrowed
    private PyFrame makeFrameObject() {
        PyFrame f = PyFrame.create(this);
        if (frameObject != null) {
            // making it has started a collection, during which somebody asked for the same
            f.decref();
        } else {
            frameObject = f;
        }
        return frameObject;
    }

    /** Gives back what the frame owns: the end of a call. The thread still counts it as the running frame. */
    // CPython: Python/frame.c _PyFrame_Clear
    public void clear() {
        PyFrame f = frameObject;
        if (f != null) {
            frameObject = null;
            if (f.refcnt > 1) {
                f.takeOwnership(this);
                f.decref();
                return;
            }
            f.frame = null;
            f.decref();
        }
        PyObject[] s = slots;
        for (int i = 0, n = stacktop; i < n; i++) {
            PyObject o = s[i];
            if (o != null) {
                s[i] = null;
                o.decref();
            }
        }
        clearRest();
    }

    /** Releases what lies on the value stack, the topmost first, as an exception does that the frame does not handle. */
    public void clearStack() {
        int base = code.nlocalsplus;
        ExceptionOps.release(slots, base, stacktop);
        stacktop = base;
    }

    /** The end of {@link #clear}: the slots are null. */
    void clearRest() {
        PyFrame f = frameObject;
        if (f != null) {
            // a finalizer that ran above has asked for the frame
            frameObject = null;
            if (f.refcnt > 1) {
                f.takeOwnership(this);
                f.decref();
                return;
            }
            f.frame = null;
            f.decref();
        }
        PyObject l = locals;
        if (l != null) {
            locals = null;
            l.decref();
        }
        PyFunction fn = func;
        func = null;
        PyCode c = code;
        previous = null;
        generator = null;
        c.recycle(this);
        fn.decref();
        c.decref();
    }

    /** Visits what a suspended or ended frame owns. */
    // CPython: Python/frame.c _PyFrame_Traverse
    public void traverse(Visitor visitor) {
        traverseRunning(visitor);
        visitor.visitAll(slots, stacktop);
    }

    /** Visits what is seen of a running frame, whose stack CPython takes for empty while it runs. */
    public void traverseRunning(Visitor visitor) {
        visitor.xvisit(frameObject);
        visitor.xvisit(locals);
        visitor.xvisit(func);
        visitor.visit(code);
    }

    /** Visits what {@link #traverseRunning} leaves out. */
    public void traverseSlots(Visitor visitor) {
        visitor.visitAll(slots, slots.length);
    }

    /** Visits everything that the frame owns, running or not, for the audit. */
    public void visitOwned(Visitor visitor) {
        traverseRunning(visitor);
        traverseSlots(visitor);
    }

    /** "file:line", for tools. */
    @Override
    public String toString() {
        return code.filename + ":" + code.lineOf(pc);
    }
}
