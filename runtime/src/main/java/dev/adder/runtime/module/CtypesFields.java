package dev.adder.runtime.module;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The layout of structures and unions, with bit fields as GCC packs them (Modules/_ctypes/stgdict.c, cfield.c). */
final class CtypesFields {
    private final PyType type;
    private final boolean union;
    private final CtypesInfo info;
    private boolean bigEndian;
    private int pack;
    private long size;
    private long offset;
    private long align;
    private long unionSize;
    private long totalAlign = 1;
    private int openBits;
    private int usedBits;
    private final StringBuilder format = new StringBuilder("T{");
    private long formatOffset;

    private CtypesFields(PyType type, CtypesInfo info) {
        this.type = type;
        this.info = info;
        union = info.kind == CtypesInfo.Kind.UNION;
    }

    /** {@code _fields_} of {@code type} has been set. */
    // CPython: Modules/_ctypes/stgdict.c PyCStructUnionType_update_stgdict
    static void layOut(PyType type, PyObject fields) {
        CtypesInfo info = CtypesInfo.of(type);
        if (info != null) {
            new CtypesFields(type, info).layOut(fields);
        }
    }

    private void layOut(PyObject fields) {
        PyObject swapped = CtypesTypes.attribute(type, "_swappedbytes_");
        bigEndian = swapped != null;
        PyObject.xdecref(swapped);
        readPack();
        if (!Abstract.isSequence(fields)) {
            throw PyErr.typeError("_fields_ must be a sequence of pairs");
        }
        long n = Abstract.size(fields);
        if (info.has(CtypesInfo.FINAL)) {
            throw PyErr.attributeError("_fields_ is final");
        }
        CtypesInfo inherited = CtypesInfo.of(type.base);
        long first = 0;
        if (inherited != null) {
            size = inherited.size;
            offset = inherited.size;
            align = inherited.align;
            totalAlign = Math.max(align, 1);
            first = inherited.length;
            info.flags |= inherited.flags & CtypesInfo.HAS_POINTER;
            if (inherited.format != null && inherited.format.startsWith("T{")) {
                format.setLength(0);
                format.append(inherited.format, 0, inherited.format.length() - 1);
                formatOffset = size;
            }
        }
        info.shape = new long[0];
        for (int i = 0; i < n; i++) {
            PyObject pair = Abstract.sequenceGetItem(fields, i);
            try {
                addField(pair, i, i);
            } finally {
                pair.decref();
            }
        }
        if (union) {
            size = unionSize;
        }
        long aligned = (size + totalAlign - 1) / totalAlign * totalAlign;
        if (aligned > formatOffset && !union) {
            padding(aligned - formatOffset);
        }
        info.size = aligned;
        info.align = totalAlign;
        info.length = first + n;
        info.format = union ? "B" : format.append('}').toString();
        if (info.has(CtypesInfo.FINAL)) {
            throw PyErr.attributeError("Structure or union cannot contain itself");
        }
        info.flags |= CtypesInfo.FINAL;
        makeAnonymous();
    }

    private void padding(long bytes) {
        format.append(bytes == 1 ? "" : Long.toString(bytes)).append('x');
        formatOffset += bytes;
    }

    private void readPack() {
        PyObject p = CtypesTypes.attribute(type, "_pack_");
        if (p == null) {
            return;
        }
        try {
            if (!(p instanceof PyInt i) || !i.fitsLong() || i.longValue() < 0 || i.longValue() > Integer.MAX_VALUE) {
                throw PyErr.valueError("pack must be a non-negative integer");
            }
            pack = (int) i.longValue();
        } finally {
            p.decref();
        }
    }

    private void addField(PyObject pair, int i, long index) {
        if (!(pair instanceof PyTuple t) || t.size() < 2 || t.size() > 3 || !(t.get(0) instanceof PyStr name)
                || t.size() == 3 && !Abstract.isIndex(t.get(2))) {
            throw PyErr.typeError("_fields_ must be a sequence of pairs");
        }
        PyObject proto = t.get(1);
        CtypesInfo field = CtypesInfo.of(proto);
        if (field == null) {
            throw PyErr.typeError("second item in _fields_ tuple (index " + i + ") must be a C type");
        }
        if (field.has(CtypesInfo.IS_POINTER | CtypesInfo.HAS_POINTER)) {
            info.flags |= CtypesInfo.HAS_POINTER;
        }
        field.flags |= CtypesInfo.FINAL;
        int bits = 0;
        if (t.size() == 3) {
            bits = (int) Abstract.asSsize(t.get(2), PyExc.OverflowError);
            if (field.kind != CtypesInfo.Kind.SIMPLE || "bBhHiIlLqQ?".indexOf(field.code) < 0) {
                throw PyErr.typeError("bit fields not allowed for type " + ((PyType) proto).tpName());
            }
            if (bits <= 0 || bits > field.size * 8) {
                throw PyErr.valueError("number of bits invalid for bit field");
            }
        }
        if (union) {
            size = 0;
            offset = 0;
            align = 0;
        }
        CtypesField f = place(proto, field, index, bits);
        if (union) {
            unionSize = Math.max(size, unionSize);
        } else {
            if (f.offset > formatOffset) {
                padding(f.offset - formatOffset);
            }
            for (int k = 0; k < field.shape.length; k++) {
                format.append(k == 0 ? "(" : ",").append(field.shape[k]).append(k == field.shape.length - 1 ? ")" : "");
            }
            format.append(field.format == null ? "B" : field.format).append(':').append(name).append(':');
            formatOffset = f.offset + field.size;
        }
        totalAlign = Math.max(align, totalAlign);
        try {
            Objects.setAttr(type, name, f);
        } finally {
            f.decref();
        }
    }

    // CPython: Modules/_ctypes/cfield.c PyCField_FromDesc
    private CtypesField place(PyObject proto, CtypesInfo field, long index, int bits) {
        CtypesField f = new CtypesField(proto, index);
        if (field.kind == CtypesInfo.Kind.ARRAY) {
            char item = CtypesInfo.of(field.proto).code;
            f.special = item == 'c' ? 's' : item == 'u' ? 'U' : 0;
        }
        long wide = field.size * 8;
        if (bits != 0 && openBits != 0 && wide <= openBits && usedBits + bits <= openBits) {
            f.offset = offset - field.size;
        } else if (bits != 0 && openBits != 0 && wide >= openBits && usedBits + bits <= wide) {
            offset += field.size - openBits / 8;
            size += field.size - openBits / 8;
            openBits = (int) wide;
            f.offset = offset - field.size;
        } else {
            openBits = bits != 0 ? (int) wide : 0;
            usedBits = 0;
            align = pack != 0 ? Math.min(pack, field.align) : field.align;
            if (align != 0 && offset % align != 0) {
                long delta = align - offset % align;
                size += delta;
                offset += delta;
            }
            size += field.size;
            f.offset = offset;
            offset += field.size;
        }
        if (bits == 0) {
            f.size = field.size;
        } else {
            f.size = ((long) bits << 16) + (bigEndian ? openBits - usedBits - bits : usedBits);
            usedBits += bits;
        }
        return f;
    }

    // CPython: Modules/_ctypes/stgdict.c MakeAnonFields
    private void makeAnonymous() {
        PyObject names = CtypesTypes.attribute(type, "_anonymous_");
        if (names == null) {
            return;
        }
        PyObject fast = null;
        try {
            fast = Abstract.tuple(names);
            for (PyObject name : ((PyTuple) fast).items) {
                PyObject d = Objects.getAttr(type, (PyStr) name);
                try {
                    if (!(d instanceof CtypesField field)) {
                        throw PyErr.attributeError("'" + name + "' is specified in _anonymous_ but not in _fields_");
                    }
                    field.anonymous = true;
                    promote(field, field.index, field.offset);
                } finally {
                    d.decref();
                }
            }
        } finally {
            names.decref();
            PyObject.xdecref(fast);
        }
    }

    /** Makes the fields of an anonymous part fields of the whole. */
    // CPython: Modules/_ctypes/stgdict.c MakeFields
    private void promote(CtypesField part, long index, long from) {
        PyObject fields = Objects.getAttr(part.proto, CtypesTypes.PyStrings.FIELDS);
        PyTuple all;
        try {
            all = Abstract.tuple(fields);
        } finally {
            fields.decref();
        }
        try {
            for (PyObject pair : all.items) {
                PyStr name = (PyStr) ((PyTuple) pair).get(0);
                PyObject d = Objects.getAttr(part.proto, name);
                CtypesField field = (CtypesField) d;
                if (field.anonymous) {
                    promote(field, index, from + field.offset);
                    d.decref();
                    continue;
                }
                CtypesField copy = new CtypesField(field.proto, field.index + index);
                copy.offset = field.offset + from;
                copy.size = field.size;
                copy.special = field.special;
                d.decref();
                try {
                    Objects.setAttr(type, name, copy);
                } finally {
                    copy.decref();
                }
            }
        } finally {
            all.decref();
        }
    }

    /** The constructor of structures and unions: fields by position and by name. */
    // CPython: Modules/_ctypes/_ctypes.c Struct_init
    static void init(CtypesData self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 0) {
            int used = positional(self, self.type, args, base, nargs, kwnames, 0);
            if (used < nargs) {
                throw PyErr.typeError("too many initializers");
            }
        }
        for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
            Objects.setAttr(self, Args.keyword(kwnames, i), args[base + nargs + i]);
        }
    }

    // CPython: Modules/_ctypes/_ctypes.c _init_pos_args
    private static int positional(CtypesData self, PyType type, PyObject[] args, int base, int nargs, PyTuple kwnames, int index) {
        if (CtypesInfo.of(type.base) != null) {
            index = positional(self, type.base, args, base, nargs, kwnames, index);
        }
        PyObject fields = type.dict.get(CtypesTypes.PyStrings.FIELDS);
        if (fields == null) {
            return index;
        }
        long n = Abstract.size(fields);
        for (int i = 0; i < n && index < nargs; i++, index++) {
            PyObject pair = Abstract.sequenceGetItem(fields, i);
            try {
                PyStr name = (PyStr) ((PyTuple) pair).get(0);
                for (int k = 0; kwnames != null && k < kwnames.size(); k++) {
                    if (Args.keyword(kwnames, k).equalTo(name)) {
                        throw PyErr.typeError("duplicate values for field " + Objects.reprText(name));
                    }
                }
                Objects.setAttr(self, name, args[base + index]);
            } finally {
                pair.decref();
            }
        }
        return index;
    }
}
