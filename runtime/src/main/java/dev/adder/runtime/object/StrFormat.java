package dev.adder.runtime.object;

/** str.format and the parsing of its replacement fields, which the module _string shows too (Objects/stringlib/unicode_format.h). */
public final class StrFormat {
    private final PyObject[] args;
    private final int base;
    private final int nargs;
    private final PyTuple kwnames;
    /** format_map's argument, or null. */
    private final PyObject mapping;

    /** -1 none seen yet, 0 numbered automatically, 1 numbered by the text. */
    private int numbering = -1;
    private int nextNumber;

    private StrFormat(PyObject[] args, int base, int nargs, PyTuple kwnames, PyObject mapping) {
        this.args = args;
        this.base = base;
        this.nargs = nargs;
        this.kwnames = kwnames;
        this.mapping = mapping;
    }

    /** {@code format.format(*args, **kwargs)}, or {@code format.format_map(mapping)} if {@code args} is null. */
    static PyStr format(PyStr format, PyObject[] args, int base, int nargs, PyTuple kwnames, PyObject mapping) {
        return new StrFormat(args, base, nargs, kwnames, mapping).build(format, 2);
    }

    /** The literal text and the replacement field that a {@link Parser} is at. */
    static final class Parser {
        private final PyStr text;
        private final int end;
        private int at;

        /** The literal part. */
        int literalFrom;
        int literalTo;
        /** Whether a field follows. */
        boolean field;
        int nameFrom;
        int nameTo;
        /** The conversion after {@code !}, or 0. */
        int conversion;
        int specFrom;
        int specTo;
        /** Whether the specification has fields of its own. */
        boolean nested;

        Parser(PyStr text) {
            this.text = text;
            this.end = text.length();
        }

        /** Whether nothing follows the literal and the field. */
        boolean atEnd() {
            return at >= end;
        }

        /** Goes to the next literal and field; false at the end. */
        // CPython: Objects/stringlib/unicode_format.h MarkupIterator_next
        boolean next() {
            field = false;
            nested = false;
            conversion = 0;
            nameFrom = nameTo = specFrom = specTo = 0;
            if (at >= end) {
                return false;
            }
            literalFrom = at;
            boolean markup = false;
            int c = 0;
            while (at < end) {
                c = text.codePointAt(at++);
                if (c == '{' || c == '}') {
                    markup = true;
                    break;
                }
            }
            boolean atEnd = at >= end;
            literalTo = at;
            if (c == '}' && (atEnd || text.codePointAt(at) != '}')) {
                throw PyErr.valueError("Single '}' encountered in format string");
            }
            if (atEnd && c == '{') {
                throw PyErr.valueError("Single '{' encountered in format string");
            }
            if (!atEnd && markup) {
                if (text.codePointAt(at) == c) {
                    at++;
                    return true;
                }
                literalTo--;
            }
            if (!markup) {
                return true;
            }
            field = true;
            parseField();
            return true;
        }

        // CPython: Objects/stringlib/unicode_format.h parse_field
        private void parseField() {
            nameFrom = at;
            int c = 0;
            boolean found = false;
            while (at < end) {
                c = text.codePointAt(at++);
                if (c == '{') {
                    throw PyErr.valueError("unexpected '{' in field name");
                }
                if (c == '[') {
                    while (at < end && text.codePointAt(at) != ']') {
                        at++;
                    }
                    continue;
                }
                if (c == '}' || c == ':' || c == '!') {
                    found = true;
                    break;
                }
            }
            nameTo = at - 1;
            if (!found) {
                nameTo = at;
            }
            if (c == '!' || c == ':') {
                if (c == '!') {
                    if (at >= end) {
                        throw PyErr.valueError("end of string while looking for conversion specifier");
                    }
                    conversion = text.codePointAt(at++);
                    if (at < end) {
                        c = text.codePointAt(at++);
                        if (c == '}') {
                            return;
                        }
                        if (c != ':') {
                            throw PyErr.valueError("expected ':' after conversion specifier");
                        }
                    }
                }
                specFrom = at;
                specTo = end - 1;
                int depth = 1;
                while (at < end) {
                    c = text.codePointAt(at);
                    if (c == '{') {
                        nested = true;
                        depth++;
                    } else if (c == '}') {
                        depth--;
                        if (depth == 0) {
                            specTo = at;
                            at++;
                            return;
                        }
                    }
                    at++;
                }
                throw PyErr.valueError("unmatched '{' in format spec");
            }
            if (c != '}') {
                throw PyErr.valueError("expected '}' before end of string");
            }
        }
    }

    // CPython: Objects/stringlib/unicode_format.h build_string
    private PyStr build(PyStr format, int depth) {
        if (depth == 0) {
            throw PyErr.valueError("Max string recursion exceeded");
        }
        StrBuilder out = StrBuilder.make(format.length() + 100);
        Parser p = new Parser(format);
        while (p.next()) {
            if (p.literalFrom == 0 && p.literalTo == format.length() && !p.field) {
                return (PyStr) format.newRef();
            }
            out.append(format, p.literalFrom, p.literalTo);
            if (p.field) {
                PyStr text = renderField(format, p, depth);
                if (out.isEmpty() && p.atEnd() && text.length() != 0) {
                    return text;
                }
                out.append(text);
                text.decref();
            }
        }
        return out.finish();
    }

    private PyStr renderField(PyStr format, Parser p, int depth) {
        PyObject value = fieldObject(format, p.nameFrom, p.nameTo);
        PyStr spec = null;
        try {
            if (p.conversion != 0) {
                PyObject converted = convert(value, p.conversion);
                value.decref();
                value = converted;
            }
            spec = format.substring(p.specFrom, p.specTo);
            if (p.nested) {
                PyStr expanded = build(spec, depth - 1);
                spec.decref();
                spec = expanded;
            }
            return Objects.format(value, spec);
        } finally {
            value.decref();
            PyObject.xdecref(spec);
        }
    }

    // CPython: Objects/stringlib/unicode_format.h do_conversion
    private static PyObject convert(PyObject value, int conversion) {
        switch (conversion) {
            case 'r':
                return Objects.repr(value);
            case 's':
                return Objects.str(value);
            case 'a':
                return Objects.ascii(value);
            default:
                if (conversion > 32 && conversion < 127) {
                    throw PyErr.valueError("Unknown conversion specifier " + (char) conversion);
                }
                throw PyErr.valueError("Unknown conversion specifier \\x" + Integer.toHexString(conversion));
        }
    }

    /** Where the first part of a field name ends: at a dot or bracket, or the end. */
    static int firstEnd(PyStr text, int from, int to) {
        int i = from;
        while (i < to && text.codePointAt(i) != '.' && text.codePointAt(i) != '[') {
            i++;
        }
        return i;
    }

    /** The number that the text spells, or -1 if it is none. */
    // CPython: Objects/stringlib/unicode_format.h get_integer
    static long integer(PyStr text, int from, int to) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int d = UnicodeData.decimal(text.codePointAt(i));
            if (d < 0) {
                return -1;
            }
            if (value > (Long.MAX_VALUE - d) / 10) {
                throw PyErr.valueError("Too many decimal digits in format string");
            }
            value = value * 10 + d;
        }
        return value;
    }

    // CPython: Objects/stringlib/unicode_format.h get_field_object, autonumber_state_error, field_name_split
    private PyObject fieldObject(PyStr text, int from, int to) {
        int first = firstEnd(text, from, to);
        long index = integer(text, from, first);
        boolean empty = first == from;
        if (empty || index >= 0) {
            int how = empty ? 0 : 1;
            if (numbering < 0) {
                numbering = how;
            }
            if (args != null && numbering != how) {
                throw PyErr.valueError(how == 0 ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification");
            }
            if (empty) {
                index = nextNumber++;
            }
        }
        PyObject value;
        if (index < 0) {
            value = keyword(text, from, first);
        } else {
            if (args == null) {
                throw PyErr.valueError("Format string contains positional fields");
            }
            if (index >= nargs) {
                throw PyErr.indexError("Replacement index " + index + " out of range for positional args tuple");
            }
            value = args[base + (int) index].newRef();
        }
        int at = first;
        try {
            while (at < to) {
                Accessor a = accessor(text, at, to);
                at = a.end;
                PyObject next;
                if (a.attribute) {
                    PyStr name = text.substring(a.nameFrom, a.nameTo);
                    try {
                        next = Objects.getAttr(value, name);
                    } finally {
                        name.decref();
                    }
                } else if (a.index >= 0) {
                    next = item(value, a.index);
                } else {
                    PyObject key = text.substring(a.nameFrom, a.nameTo);
                    try {
                        next = Abstract.getItem(value, key);
                    } finally {
                        key.decref();
                    }
                }
                value.decref();
                value = next;
            }
        } catch (PyException e) {
            value.decref();
            throw e;
        }
        return value;
    }

    private static PyObject item(PyObject value, long index) {
        if (Abstract.isSequence(value)) {
            return Abstract.sequenceGetItem(value, index);
        }
        PyObject key = PyInt.of(index);
        try {
            return Abstract.getItem(value, key);
        } finally {
            key.decref();
        }
    }

    private PyObject keyword(PyStr text, int from, int to) {
        PyStr key = text.substring(from, to);
        try {
            if (mapping != null) {
                return Abstract.getItem(mapping, key);
            }
            int n = kwnames == null ? 0 : kwnames.size();
            for (int i = 0; i < n; i++) {
                if (((PyStr) kwnames.items[i]).equalTo(key)) {
                    return args[base + nargs + i].newRef();
                }
            }
            throw PyErr.keyError(key);
        } finally {
            key.decref();
        }
    }

    /** One {@code .name} or {@code [key]} of a field name. */
    record Accessor(boolean attribute, int nameFrom, int nameTo, long index, int end) {}

    // CPython: Objects/stringlib/unicode_format.h FieldNameIterator_next
    static Accessor accessor(PyStr text, int at, int to) {
        int c = text.codePointAt(at++);
        int from = at;
        if (c == '.') {
            while (at < to && text.codePointAt(at) != '.' && text.codePointAt(at) != '[') {
                at++;
            }
            if (at == from) {
                throw PyErr.valueError("Empty attribute in format string");
            }
            return new Accessor(true, from, at, -1, at);
        }
        if (c != '[') {
            throw PyErr.valueError("Only '.' or '[' may follow ']' in format field specifier");
        }
        while (at < to && text.codePointAt(at) != ']') {
            at++;
        }
        if (at == to) {
            throw PyErr.valueError("Missing ']' in format string");
        }
        if (at == from) {
            throw PyErr.valueError("Empty attribute in format string");
        }
        return new Accessor(false, from, at, integer(text, from, at), at + 1);
    }
}
