package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** The views and the iterator of an OrderedDict. */
final class OrderedDictViews {
    static final int KEYS = 2;
    static final int VALUES = 4;
    static final int ITEMS = KEYS | VALUES;
    static final int REVERSED = 1;

    private OrderedDictViews() {}

    /** The view of the keys. */
    @BuiltinType(name = "odict_keys")
    public static final class Keys extends PyDictKeys {
        public static final PyType TYPE = new Type();

        Keys(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @PyMethod(value = "__reversed__($self)", textSignature = false)
        static PyObject reversedView(Keys self) {
            return new OrderedIterator((PyOrderedDict) self.dict, KEYS | REVERSED);
        }

        static final class Type extends PyDictKeys.Type {
            Type() {
                super("odict_keys", OrderedDictViewsKeysTable.INSTANCE, PyDictKeys.TYPE);
            }

            @Override
            public PyObject tpIter(PyObject self) {
                return new OrderedIterator((PyOrderedDict) ((Keys) self).dict, KEYS);
            }
        }
    }

    /** The view of the values. */
    @BuiltinType(name = "odict_values")
    public static final class Values extends PyDictValues {
        public static final PyType TYPE = new Type();

        Values(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @PyMethod(value = "__reversed__($self)", textSignature = false)
        static PyObject reversedView(Values self) {
            return new OrderedIterator((PyOrderedDict) self.dict, VALUES | REVERSED);
        }

        static final class Type extends PyDictValues.Type {
            Type() {
                super("odict_values", OrderedDictViewsValuesTable.INSTANCE, PyDictValues.TYPE);
            }

            @Override
            public PyObject tpIter(PyObject self) {
                return new OrderedIterator((PyOrderedDict) ((Values) self).dict, VALUES);
            }
        }
    }

    /** The view of the items. */
    @BuiltinType(name = "odict_items")
    public static final class Items extends PyDictItems {
        public static final PyType TYPE = new Type();

        Items(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @PyMethod(value = "__reversed__($self)", textSignature = false)
        static PyObject reversedView(Items self) {
            return new OrderedIterator((PyOrderedDict) self.dict, ITEMS | REVERSED);
        }

        static final class Type extends PyDictItems.Type {
            Type() {
                super("odict_items", OrderedDictViewsItemsTable.INSTANCE, PyDictItems.TYPE);
            }

            @Override
            public PyObject tpIter(PyObject self) {
                return new OrderedIterator((PyOrderedDict) ((Items) self).dict, ITEMS);
            }
        }
    }

    /** The iterator over keys, values or items, in either direction. */
    @BuiltinType(name = "odict_iterator")
    public static final class OrderedIterator extends PyObject {
        public static final PyType TYPE = new Type();

        private final int kind;
        /** Null when exhausted. Owned. */
        private PyOrderedDict dict;
        private final int size;
        private final long state;
        /** For items: the pair that is given again while nobody else holds it. Owned. */
        private PyTuple result;
        /** The key to come, null at the end. Owned. */
        private PyObject current;

        // CPython: Objects/odictobject.c odictiter_new
        OrderedIterator(PyOrderedDict dict, int kind) {
            super(TYPE);
            this.kind = kind;
            dict.incref();
            this.dict = dict;
            size = dict.used;
            state = dict.orderState;
            PyOrderedDict.Node n = (kind & REVERSED) != 0 ? dict.last : dict.first;
            current = n == null ? null : n.key.newRef();
            if ((kind & ITEMS) == ITEMS) {
                result = PyTuple.pair(PyNone.INSTANCE, PyNone.INSTANCE);
            }
            FreeLists.born(this);
        }

        private PyObject end() {
            PyOrderedDict d = dict;
            dict = null;
            xdecref(d);
            return null;
        }

        // CPython: Objects/odictobject.c odictiter_nextkey
        private PyObject nextKey() {
            PyOrderedDict d = dict;
            if (d == null) {
                return null;
            }
            if (current == null) {
                return end();
            }
            if (d.orderState != state) {
                end();
                throw PyErr.runtimeError("OrderedDict mutated during iteration");
            }
            if (size != d.used) {
                end();
                throw PyErr.runtimeError("OrderedDict changed size during iteration");
            }
            PyObject key = current;
            current = null;
            PyOrderedDict.Node n;
            try {
                n = d.nodeOf(key, Objects.hash(key));
                if (n == null) {
                    throw PyErr.keyError(key);
                }
            } catch (PyException e) {
                key.decref();
                end();
                throw e;
            }
            n = (kind & REVERSED) != 0 ? n.previous : n.next;
            if (n != null) {
                current = n.key.newRef();
            }
            return key;
        }

        // CPython: Objects/odictobject.c odictiter_iternext
        private PyObject next() {
            PyObject key = nextKey();
            if (key == null || (kind & VALUES) == 0) {
                return key;
            }
            PyObject value = dict.get(key);
            if (value == null) {
                PyException e = PyErr.keyError(key);
                key.decref();
                end();
                throw e;
            }
            value.incref();
            if ((kind & KEYS) == 0) {
                key.decref();
                return value;
            }
            PyTuple r = result;
            if (r.refcnt != 1) {
                return PyTuple.steal(key, value);
            }
            r.incref();
            r.exchange(0, key).decref();
            r.exchange(1, value).decref();
            r.trackAgain();
            return r;
        }

        // CPython: Objects/odictobject.c odictiter_reduce
        @PyMethod(value = "__reduce__($self)", textSignature = false)
        static PyObject reduce(OrderedIterator self) {
            PyList list = PyList.create();
            if (self.dict != null) {
                OrderedIterator copy = new OrderedIterator(self.dict, self.kind);
                PyObject at = copy.current;
                copy.current = xnewRef(self.current);
                xdecref(at);
                try {
                    list.extend(copy);
                } catch (PyException e) {
                    list.decref();
                    throw e;
                } finally {
                    copy.decref();
                }
            }
            return Builtins.reduceExhausted(Builtins.ITER, list);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(dict);
            visitor.xvisit(current);
            visitor.xvisit(result);
        }

        @Override
        protected void dropFields() {
            end();
            xdecref(current);
            current = null;
            xdecref(result);
            result = null;
        }

        @Override
        protected void clearFields() {
            dropFields();
        }

        static final class Type extends IteratorType {
            Type() {
                super("odict_iterator", OrderedDictViewsOrderedIteratorTable.INSTANCE, 64, HAVE_GC);
            }

            @Override
            public PyObject tpIterNext(PyObject self) {
                return ((OrderedIterator) self).next();
            }
        }
    }
}
