/**
 * The memory system: objects that die by their reference count, weak references, finalizers, the cyclic collector,
 * addresses, and the audit that proves the counts. It knows nothing of Python beyond the names of CPython's functions.
 *
 * <p>An object extends {@link dev.adder.heap.Counted}. Its life:
 * <ol>
 *   <li>It is made with the count one. When it is complete it goes through {@link dev.adder.heap.Heap#allocated}, which may
 *       collect, and a container through {@link dev.adder.heap.Heap#track}.
 *   <li>Who keeps a reference calls {@code incref}, who gives one up {@code decref}.
 *   <li>At zero its {@code dealloc} runs: untrack; {@link dev.adder.heap.Heap#trashcanBegin} for a container that can be
 *       deep; the finalizer ({@link dev.adder.heap.Heap#callFinalizerFromDealloc}, tracked meanwhile);
 *       {@link dev.adder.heap.WeakReferences#clear}; its references, each taken out of its field before it is given up;
 *       {@link dev.adder.heap.Heap#gcFree}; {@link dev.adder.heap.Heap#free}; {@link dev.adder.heap.Heap#trashcanEnd}.
 *   <li>If it is part of a cycle that nobody reaches, {@link dev.adder.heap.Heap#collect} finds it and calls its
 *       {@code clear}, and it dies by its count all the same.
 * </ol>
 *
 * <p>Nothing here is safe for threads by itself: the runtime's lock is held, and whoever takes the lock sets
 * {@link dev.adder.heap.Heap#current} and {@link dev.adder.heap.Trashcan#current} to its own.
 */
package dev.adder.heap;
