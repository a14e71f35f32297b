package dev.adder.heap;

/**
 * The list of weak references of an object.
 *
 * <p>Invariant: the reference without callback that is shared by all who ask for one comes first, the shared proxy
 * without callback next, then all others, newest first. None of them is owned by the list; each takes itself out when
 * it dies.
 */
public final class WeakReferences {
    private WeakReferences() {}

    /** The shared reference without callback, borrowed, or null. */
    // CPython: Objects/weakrefobject.c get_basic_refs
    public static WeakReference sharedReference(Counted referent) {
        WeakReference head = referent.weakReferences();
        return head != null && head.callback() == null && head.isPlainReference() ? head : null;
    }

    /** The shared proxy without callback, borrowed, or null. */
    // CPython: Objects/weakrefobject.c get_basic_refs
    public static WeakReference sharedProxy(Counted referent) {
        WeakReference head = referent.weakReferences();
        if (head != null && head.callback() == null && head.isPlainReference()) {
            head = head.next();
        }
        return head != null && head.callback() == null && head.isProxy() ? head : null;
    }

    /**
     * Puts a new reference, its callback already set, into the list of {@code referent} at its place. A plain reference
     * or a proxy without callback must not be there already: ask {@link #sharedReference} and {@link #sharedProxy}
     * after the allocation of the new one, since that can collect.
     */
    // CPython: Objects/weakrefobject.c weakref___new__, PyWeakref_NewRef, PyWeakref_NewProxy
    public static void insert(WeakReference reference, Counted referent) {
        reference.setReferent(referent);
        WeakReference after = null;
        boolean shareable = reference.callback() == null;
        if (!shareable || !reference.isPlainReference()) {
            WeakReference shared = sharedReference(referent);
            WeakReference proxy = shareable && reference.isProxy() ? null : sharedProxy(referent);
            after = proxy == null ? shared : proxy;
        }
        if (after == null) {
            WeakReference head = referent.weakReferences();
            reference.setPrevious(null);
            reference.setNext(head);
            if (head != null) {
                head.setPrevious(reference);
            }
            referent.setWeakReferences(reference);
        } else {
            WeakReference next = after.next();
            reference.setPrevious(after);
            reference.setNext(next);
            if (next != null) {
                next.setPrevious(reference);
            }
            after.setNext(reference);
        }
    }

    /** The number of weak references to {@code referent}. */
    public static int count(Counted referent) {
        int count = 0;
        for (WeakReference at = referent.weakReferences(); at != null; at = at.next()) {
            count++;
        }
        return count;
    }

    /** Makes the reference dead and takes it out of its list, and leaves it its callback. */
    // CPython: Objects/weakrefobject.c _PyWeakref_ClearRef
    public static void clearKeepingCallback(WeakReference reference) {
        Counted referent = reference.referent();
        if (referent == null) {
            return;
        }
        WeakReference next = reference.next();
        WeakReference previous = reference.previous();
        if (previous == null) {
            referent.setWeakReferences(next);
        } else {
            previous.setNext(next);
        }
        if (next != null) {
            next.setPrevious(previous);
        }
        reference.setReferent(null);
        reference.setPrevious(null);
        reference.setNext(null);
    }

    /** Makes the reference dead, takes it out of its list and releases its callback: also what its own death does. */
    // CPython: Objects/weakrefobject.c clear_weakref
    public static void clearReference(WeakReference reference) {
        clearKeepingCallback(reference);
        Counted callback = reference.callback();
        if (callback != null) {
            reference.setCallback(null);
            callback.decref();
        }
    }

    /**
     * The referent is dying: makes all references to it dead and then calls their callbacks, newest first. A reference
     * that is dying itself (count zero) is passed over.
     */
    // CPython: Objects/weakrefobject.c PyObject_ClearWeakRefs
    public static void clear(Counted referent) {
        WeakReference head = referent.weakReferences();
        if (head == null) {
            return;
        }
        // the shared reference and the shared proxy have nobody to tell
        for (int i = 0; i < 2 && head != null && head.callback() == null; i++) {
            clearReference(head);
            head = referent.weakReferences();
        }
        if (head == null) {
            return;
        }
        if (head.next() == null) {
            clearSingle(head);
        } else {
            clearMany(head, count(referent));
        }
    }

    private static void clearSingle(WeakReference reference) {
        Counted callback = reference.callback();
        reference.setCallback(null);
        clearKeepingCallback(reference);
        if (callback != null) {
            if (reference.counted().refcnt > 0) {
                NativeRoots.push(callback);
                reference.handleCallback(callback);
                NativeRoots.pop(callback);
            }
            callback.decref();
        }
    }

    /** Kills all references before the first callback runs, which so finds none alive. */
    private static void clearMany(WeakReference head, int count) {
        WeakReference[] references = new WeakReference[count];
        Counted[] callbacks = new Counted[count];
        WeakReference current = head;
        for (int i = 0; i < count; i++) {
            WeakReference next = current.next();
            Counted callback = current.callback();
            current.setCallback(null);
            if (current.counted().refcnt > 0) {
                current.counted().incref();
                NativeRoots.push(current.counted());
                NativeRoots.push(callback);
                references[i] = current;
                callbacks[i] = callback;
                clearKeepingCallback(current);
            } else {
                // dead before the callback's end can run code that looks at the list
                clearKeepingCallback(current);
                Counted.xdecref(callback);
            }
            current = next;
        }
        for (int i = 0; i < count; i++) {
            if (callbacks[i] != null) {
                references[i].handleCallback(callbacks[i]);
            }
        }
        // CPython keeps them in a tuple, whose elements go last to first
        for (int i = count - 1; i >= 0; i--) {
            if (references[i] != null) {
                NativeRoots.pop(callbacks[i]);
                Counted.xdecref(callbacks[i]);
                NativeRoots.pop(references[i].counted());
                references[i].counted().decref();
            }
        }
    }

    /** Makes all references dead without calling or releasing a callback: for weak references made by a finalizer. */
    // CPython: Objects/typeobject.c subtype_dealloc (the second look at the list)
    public static void clearWithoutCallbacks(Counted referent) {
        for (WeakReference head = referent.weakReferences(); head != null; head = referent.weakReferences()) {
            clearKeepingCallback(head);
        }
    }
}
