package dev.adder.runtime.interpreter;

import dev.adder.heap.ReferenceHolder;
import dev.adder.heap.RootProvider;
import dev.adder.heap.StepAudit;
import dev.adder.heap.Visitor;
import dev.adder.runtime.object.PyGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The audit at every instruction: tells the {@link StepAudit} of the frames.
 *
 * <p>Invariant after a step: the {@link ThreadFrames} of each thread show its frames, outermost first. Between two steps of one thread only
 * the frame on top and those that it calls run. What else changes a frame, as a debugger that sets the locals of a caller, is seen when
 * everything is looked at.
 */
final class InstructionAudit extends StepAudit {
    private final Interpreter interpreter;
    private final List<ThreadFrames> threads = new ArrayList<>();
    private ThreadFrames running;
    private final ReferenceHolder[] near = new ReferenceHolder[3];

    /** A frame, or the place of one. A generator owns the references of its own frame. */
    private static final class FrameHolder extends ReferenceHolder {
        InterpreterFrame frame;
        PyGenerator generator;

        @Override
        protected void visitOwned(Visitor visitor) {
            if (frame != null && generator == null) {
                frame.visitOwned(visitor);
            }
        }
    }

    /** The frames of a thread as they were seen last; also holds what the thread itself owns. */
    private static final class ThreadFrames extends ReferenceHolder {
        final ThreadState thread;
        boolean ended;
        FrameHolder[] frames = new FrameHolder[16];
        int depth;

        ThreadFrames(ThreadState thread) {
            this.thread = thread;
        }

        @Override
        protected void visitOwned(Visitor visitor) {
            if (!ended) {
                thread.visitOwned(visitor);
            }
        }
    }

    /** @param others the roots beside those of the interpreter */
    InstructionAudit(Interpreter interpreter, RootProvider... others) {
        super(new ReferenceHolder() {
            @Override
            protected void visitOwned(Visitor visitor) {
                interpreter.visitOwned(visitor);
                for (RootProvider other : others) {
                    other.visitRoots(visitor);
                }
            }
        });
        this.interpreter = interpreter;
    }

    /** Before an instruction of {@code ts}, or when it gives the lock up; false when some object is not accounted for. */
    boolean step(ThreadState ts) {
        synchronized (interpreter.threads) {
            if (running == null || running.thread != ts || threads.size() != interpreter.threads.size()) {
                lookAtThreads();
                for (ThreadFrames t : threads) {
                    look(t);
                    update(t);
                    if (t.thread == ts) {
                        running = t;
                    }
                }
            } else {
                update(running);
            }
        }
        int n = 0;
        near[n++] = running;
        for (int i = Math.max(0, running.depth - 2); i < running.depth; i++) {
            FrameHolder f = running.frames[i];
            ReferenceHolder holder = f.generator == null ? f : holder(f.generator);
            if (holder != null) {
                near[n++] = holder;
            }
        }
        return step(near, n);
    }

    private void lookAtThreads() {
        for (int i = threads.size() - 1; i >= 0; i--) {
            ThreadFrames t = threads.get(i);
            if (!interpreter.threads.contains(t.thread)) {
                t.ended = true;
                pop(t, 0);
                look(t);
                threads.remove(i);
            }
        }
        for (ThreadState ts : interpreter.threads) {
            boolean known = false;
            for (ThreadFrames t : threads) {
                known |= t.thread == ts;
            }
            if (!known) {
                threads.add(new ThreadFrames(ts));
            }
        }
    }

    @Override
    protected void lookAtFrames() {
        synchronized (interpreter.threads) {
            lookAtThreads();
            for (ThreadFrames t : threads) {
                look(t);
                List<InterpreterFrame> all = new ArrayList<>();
                for (InterpreterFrame f = t.thread.frame; f != null; f = f.previous) {
                    all.add(f);
                }
                pop(t, Math.min(t.depth, all.size()));
                for (int i = 0; i < all.size(); i++) {
                    set(t, i, all.get(all.size() - 1 - i));
                }
                t.depth = all.size();
            }
        }
    }

    private void update(ThreadFrames t) {
        InterpreterFrame top = t.thread.frame;
        int kept = kept(t, top);
        pop(t, kept);
        int pushed = 0;
        for (InterpreterFrame f = top; f != (kept == 0 ? null : t.frames[kept - 1].frame); f = f.previous) {
            pushed++;
        }
        InterpreterFrame f = top;
        for (int i = kept + pushed - 1; i >= Math.max(0, kept - 1); i--) {
            set(t, i, f);
            f = f.previous;
        }
        t.depth = kept + pushed;
    }

    /** How many of the frames seen last are still frames of the thread. */
    private static int kept(ThreadFrames t, InterpreterFrame top) {
        if (t.depth > 0) {
            InterpreterFrame last = t.frames[t.depth - 1].frame;
            InterpreterFrame f = top;
            for (int i = 0; i < 4 && f != null; i++) {
                if (f == last) {
                    return t.depth;
                }
                f = f.previous;
            }
        }
        for (int i = t.depth - 1; i >= 0; i--) {
            if (t.frames[i].frame == top) {
                return i + 1;
            }
        }
        List<InterpreterFrame> all = new ArrayList<>();
        for (InterpreterFrame f = top; f != null; f = f.previous) {
            all.add(f);
        }
        int same = 0;
        while (same < t.depth && same < all.size() && t.frames[same].frame == all.get(all.size() - 1 - same)) {
            same++;
        }
        return same;
    }

    private void set(ThreadFrames t, int at, InterpreterFrame frame) {
        if (at >= t.frames.length) {
            t.frames = Arrays.copyOf(t.frames, Math.max(at + 1, t.frames.length * 2));
        }
        if (t.frames[at] == null) {
            t.frames[at] = new FrameHolder();
        }
        FrameHolder holder = t.frames[at];
        PyGenerator before = holder.generator;
        holder.frame = frame;
        holder.generator = frame.owner == InterpreterFrame.OWNED_BY_GENERATOR ? frame.generator : null;
        look(holder);
        if (before != null && before != holder.generator) {
            look(before);
        }
        if (holder.generator != null) {
            look(holder.generator);
        }
    }

    private void pop(ThreadFrames t, int depth) {
        while (t.depth > depth) {
            FrameHolder holder = t.frames[--t.depth];
            PyGenerator generator = holder.generator;
            holder.frame = null;
            holder.generator = null;
            look(holder);
            if (generator != null) {
                look(generator);
            }
        }
    }
}
