package dev.adder.heap;

/** What {@link Counted#traverse} reports owned references to. */
public abstract class Visitor {
    /** Called once for each owned reference; {@code object} is borrowed and not null. */
    public abstract void visit(Counted object);

    /** {@link #visit} for a reference that may be absent. */
    public final void xvisit(Counted object) {
        if (object != null) {
            visit(object);
        }
    }

    /** {@link #xvisit} for each of the first {@code count} elements. */
    public final void visitAll(Counted[] objects, int count) {
        for (int i = 0; i < count; i++) {
            if (objects[i] != null) {
                visit(objects[i]);
            }
        }
    }

    /** {@link #visitAll} from the last element to the first: the order decides where a collection moves what it reaches. */
    public final void visitAllBackwards(Counted[] objects, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (objects[i] != null) {
                visit(objects[i]);
            }
        }
    }
}
