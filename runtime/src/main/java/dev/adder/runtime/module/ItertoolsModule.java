package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;

/** The itertools module (Modules/itertoolsmodule.c). */
@BuiltinModule(name = "itertools", doc = "Functional tools for creating and using iterators.\n\n"
        + "Infinite iterators:\n"
        + "count(start=0, step=1) --> start, start+step, start+2*step, ...\n"
        + "cycle(p) --> p0, p1, ... plast, p0, p1, ...\n"
        + "repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n\n"
        + "Iterators terminating on the shortest input sequence:\n"
        + "accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2\n"
        + "chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...\n"
        + "chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...\n"
        + "compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...\n"
        + "dropwhile(pred, seq) --> seq[n], seq[n+1], starting when pred fails\n"
        + "groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)\n"
        + "filterfalse(pred, seq) --> elements of seq where pred(elem) is False\n"
        + "islice(seq, [start,] stop [, step]) --> elements from\n"
        + "       seq[start:stop:step]\n"
        + "pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...\n"
        + "starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...\n"
        + "tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n\n"
        + "takewhile(pred, seq) --> seq[0], seq[1], until pred fails\n"
        + "zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...\n\n"
        + "Combinatoric generators:\n"
        + "product(p, q, ... [repeat=1]) --> cartesian product\n"
        + "permutations(p[, r])\n"
        + "combinations(p, r)\n"
        + "combinations_with_replacement(p, r)\n")
public final class ItertoolsModule extends NativeModule {
    public ItertoolsModule() {
        super("itertools", ItertoolsModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule m) {
        addTypes(m, ItertoolsStreams.Accumulate.TYPE, ItertoolsCombinatorics.Combinations.TYPE,
                ItertoolsCombinatorics.CombinationsWithReplacement.TYPE, ItertoolsInfinite.Cycle.TYPE, ItertoolsStreams.DropWhile.TYPE,
                ItertoolsStreams.TakeWhile.TYPE, ItertoolsStreams.Slice.TYPE, ItertoolsStreams.StarMap.TYPE, ItertoolsStreams.Chain.TYPE,
                ItertoolsStreams.Compress.TYPE, ItertoolsStreams.FilterFalse.TYPE, ItertoolsInfinite.Count.TYPE,
                ItertoolsGroups.ZipLongest.TYPE, ItertoolsStreams.Pairwise.TYPE, ItertoolsCombinatorics.Permutations.TYPE,
                ItertoolsCombinatorics.Product.TYPE, ItertoolsInfinite.Repeat.TYPE, ItertoolsGroups.GroupBy.TYPE,
                ItertoolsGroups.Grouper.TYPE, ItertoolsGroups.Tee.TYPE, ItertoolsGroups.TeeData.TYPE);
    }

    // CPython: Modules/itertoolsmodule.c itertools_tee_impl
    @PyMethod(value = "tee($module, iterable, n=2, /)", doc = "Returns a tuple of n independent iterators.")
    static PyObject tee(PyObject iterable, long n) {
        if (n < 0) {
            throw PyErr.valueError("n must be >= 0");
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        if (n == 0) {
            return PyTuple.empty();
        }
        PyObject it = Abstract.iter(iterable);
        PyObject copy;
        try {
            copy = Objects.lookupAttr(it, ItertoolsGroups.Tee.COPY);
            if (copy == null) {
                PyObject tee = ItertoolsGroups.Tee.over(it);
                it.decref();
                it = tee;
                copy = Objects.getAttr(it, ItertoolsGroups.Tee.COPY);
            }
        } catch (PyException e) {
            it.decref();
            throw e;
        }
        PyObject[] items = new PyObject[(int) n];
        items[0] = it;
        int made = 1;
        try {
            for (; made < n; made++) {
                items[made] = Call.call(copy);
            }
        } catch (PyException e) {
            PyObject.decrefAll(items, made);
            throw e;
        } finally {
            copy.decref();
        }
        return PyTuple.steal(items);
    }
}
