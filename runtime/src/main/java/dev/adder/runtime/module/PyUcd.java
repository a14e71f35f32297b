package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** {@code unicodedata.UCD}, of which there is one object: the database of Unicode 3.2. */
@BuiltinType(name = "unicodedata.UCD")
public final class PyUcd extends PyObject {
    public static final PyType TYPE = new Type();

    private PyUcd() {
        super(TYPE);
    }

    static PyObject create() {
        return new PyUcd();
    }

    @PyGetter(value = "unidata_version", member = true)
    static String version(PyUcd self) {
        return "3.2.0";
    }

    @PyMethod(value = "decimal($self, chr, default=<unrepresentable>, /)", doc = UnicodedataModule.DOC_DECIMAL)
    static PyObject decimal(PyUcd self, PyObject chr, PyObject defaultValue) {
        return UnicodedataModule.decimalOf(true, chr, defaultValue);
    }

    @PyMethod(value = "digit($self, chr, default=<unrepresentable>, /)", doc = UnicodedataModule.DOC_DIGIT)
    static PyObject digit(PyUcd self, PyObject chr, PyObject defaultValue) {
        return UnicodedataModule.digitOf(true, chr, defaultValue);
    }

    @PyMethod(value = "numeric($self, chr, default=<unrepresentable>, /)", doc = UnicodedataModule.DOC_NUMERIC)
    static PyObject numeric(PyUcd self, PyObject chr, PyObject defaultValue) {
        return UnicodedataModule.numericOf(true, chr, defaultValue);
    }

    @PyMethod(value = "category($self, chr, /)", doc = UnicodedataModule.DOC_CATEGORY)
    static String category(PyUcd self, PyObject chr) {
        return UnicodedataModule.categoryOf(true, chr);
    }

    @PyMethod(value = "bidirectional($self, chr, /)", doc = UnicodedataModule.DOC_BIDIRECTIONAL)
    static String bidirectional(PyUcd self, PyObject chr) {
        return UnicodedataModule.bidirectionalOf(true, chr);
    }

    @PyMethod(value = "combining($self, chr, /)", doc = UnicodedataModule.DOC_COMBINING)
    static int combining(PyUcd self, PyObject chr) {
        return UnicodedataModule.combiningOf(true, chr);
    }

    @PyMethod(value = "mirrored($self, chr, /)", doc = UnicodedataModule.DOC_MIRRORED)
    static int mirrored(PyUcd self, PyObject chr) {
        return UnicodedataModule.mirroredOf(true, chr);
    }

    @PyMethod(value = "east_asian_width($self, chr, /)", doc = UnicodedataModule.DOC_EAST_ASIAN_WIDTH)
    static String eastAsianWidth(PyUcd self, PyObject chr) {
        return UnicodedataModule.eastAsianWidthOf(true, chr);
    }

    @PyMethod(value = "decomposition($self, chr, /)", doc = UnicodedataModule.DOC_DECOMPOSITION)
    static String decomposition(PyUcd self, PyObject chr) {
        return UnicodedataModule.decompositionOf(true, chr);
    }

    @PyMethod(value = "name($self, chr, default=<unrepresentable>, /)", doc = UnicodedataModule.DOC_NAME)
    static PyObject name(PyUcd self, PyObject chr, PyObject defaultValue) {
        return UnicodedataModule.nameOf(true, chr, defaultValue);
    }

    @PyMethod(value = "lookup($self, name, /)", doc = UnicodedataModule.DOC_LOOKUP)
    static PyObject lookup(PyUcd self, String name) {
        return UnicodedataModule.find(true, name);
    }

    @PyMethod(value = "is_normalized($self, form, unistr, /)", doc = UnicodedataModule.DOC_IS_NORMALIZED)
    static boolean isNormalized(PyUcd self, PyStr form, PyStr unistr) {
        return UnicodedataModule.isNormal(true, form, unistr);
    }

    @PyMethod(value = "normalize($self, form, unistr, /)", doc = UnicodedataModule.DOC_NORMALIZE)
    static PyObject normalize(PyUcd self, PyStr form, PyStr unistr) {
        return UnicodedataModule.normalForm(true, form, unistr);
    }

    static final class Type extends PyType {
        Type() {
            super("unicodedata.UCD", PyUcdTable.INSTANCE, null, 40, 0, DISALLOW_INSTANTIATION);
        }
    }
}
