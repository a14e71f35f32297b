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
@BuiltinModule(name = "itertools")
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
    @PyMethod("tee($module, iterable, n=2, /)")
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
