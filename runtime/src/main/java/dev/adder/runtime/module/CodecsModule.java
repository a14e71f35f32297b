package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.BytesArg;
import dev.adder.runtime.object.Charmap;
import dev.adder.runtime.object.CodecRegistry;
import dev.adder.runtime.object.Escapes;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.Utf7;
import dev.adder.runtime.object.Utf8;
import dev.adder.runtime.object.UtfWide;

/** The _codecs module (Modules/_codecsmodule.c). */
@BuiltinModule(name = "_codecs")
public final class CodecsModule extends NativeModule {
    public CodecsModule() {
        super("_codecs", CodecsModuleTable.INSTANCE);
    }

    @PyMethod(value = "register($module, search_function, /)", doc = "Register a codec search function.\n\n"
            + "Search functions are expected to take one argument, the encoding name in\n"
            + "all lower case letters, and either return None, or a tuple of functions\n"
            + "(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).")
    static void register(PyObject searchFunction) {
        CodecRegistry.register(searchFunction);
    }

    @PyMethod(value = "unregister($module, search_function, /)",
            doc = "Unregister a codec search function and clear the registry's cache.\n\n"
            + "If the search function is not registered, do nothing.")
    static void unregister(PyObject searchFunction) {
        CodecRegistry.unregister(searchFunction);
    }

    @PyMethod(value = "lookup($module, encoding, /)",
            doc = "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.")
    static PyObject lookup(String encoding) {
        return CodecRegistry.lookup(encoding);
    }

    @PyMethod(value = "encode($module, /, obj, encoding='utf-8', errors='strict')",
            doc = "Encodes obj using the codec registered for encoding.\n\n"
            + "The default encoding is 'utf-8'.  errors may be given to set a\n"
            + "different error handling scheme.  Default is 'strict' meaning that encoding\n"
            + "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
            + "and 'backslashreplace' as well as any other name registered with\n"
            + "codecs.register_error that can handle ValueErrors.")
    static PyObject encode(PyObject obj, String encoding, String errors) {
        return CodecRegistry.encode(obj, encoding, errors);
    }

    @PyMethod(value = "decode($module, /, obj, encoding='utf-8', errors='strict')",
            doc = "Decodes obj using the codec registered for encoding.\n\n"
            + "Default encoding is 'utf-8'.  errors may be given to set a\n"
            + "different error handling scheme.  Default is 'strict' meaning that encoding\n"
            + "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
            + "and 'backslashreplace' as well as any other name registered with\n"
            + "codecs.register_error that can handle ValueErrors.")
    static PyObject decode(PyObject obj, String encoding, String errors) {
        return CodecRegistry.decode(obj, encoding, errors);
    }

    /** (object, length). */
    private static PyObject result(@Steals PyObject object, long length) {
        return PyTuple.steal(object, PyInt.of(length));
    }

    private static PyObject encoded(byte[] bytes, PyStr text) {
        return result(PyBytes.of(bytes), text.length());
    }

    /** The bytes of a buffer or the UTF-8 form of a str. */
    private static byte[] bytesOf(PyObject data) {
        if (data instanceof PyStr s) {
            return s.toUtf8();
        }
        return bufferOf(data);
    }

    private static byte[] bufferOf(PyObject data) {
        if (data instanceof PyBytes b) {
            return b.keptValue();
        }
        try (BytesArg b = BytesArg.of(data)) {
            return b.toArray();
        }
    }

    @PyMethod(value = "escape_encode($module, data, errors=None, /)")
    static PyObject escapeEncode(PyBytes data, String errors) {
        return result(PyBytes.of(Escapes.encodeBytes(data.value)), data.size());
    }

    @PyMethod(value = "escape_decode($module, data, errors=None, /)")
    static PyObject escapeDecode(PyObject data, String errors) {
        byte[] b = bytesOf(data);
        return result(PyBytes.of(Escapes.decodeBytes(b, errors)), b.length);
    }

    @PyMethod(value = "utf_8_encode($module, str, errors=None, /)")
    static PyObject utf8Encode(PyStr str, String errors) {
        return encoded(Utf8.encode(str, errors), str);
    }

    @PyMethod(value = "utf_8_decode($module, data, errors=None, final=False, /)")
    static PyObject utf8Decode(PyObject data, String errors, boolean last) {
        byte[] b = bufferOf(data);
        int[] consumed = last ? null : new int[1];
        PyStr text = Utf8.decode(b, 0, b.length, errors, consumed);
        return result(text, last ? b.length : consumed[0]);
    }

    @PyMethod(value = "utf_7_encode($module, str, errors=None, /)")
    static PyObject utf7Encode(PyStr str, String errors) {
        return encoded(Utf7.encode(str), str);
    }

    @PyMethod(value = "utf_7_decode($module, data, errors=None, final=False, /)")
    static PyObject utf7Decode(PyObject data, String errors, boolean last) {
        byte[] b = bufferOf(data);
        int[] consumed = last ? null : new int[1];
        PyStr text = Utf7.decode(b, 0, b.length, errors, consumed);
        return result(text, last ? b.length : consumed[0]);
    }

    private static PyObject decodeWide(PyObject data, String errors, boolean last, int unit, int order) {
        byte[] b = bufferOf(data);
        int[] consumed = last ? null : new int[1];
        PyStr text = UtfWide.decode(b, 0, b.length, errors, unit, order, null, consumed);
        return result(text, last ? b.length : consumed[0]);
    }

    private static PyObject decodeWideEx(PyObject data, String errors, int order, boolean last, int unit) {
        byte[] b = bufferOf(data);
        int[] consumed = last ? null : new int[1];
        int[] used = new int[1];
        PyStr text = UtfWide.decode(b, 0, b.length, errors, unit, order, used, consumed);
        return PyTuple.steal(text, PyInt.of(last ? b.length : consumed[0]), PyInt.of(used[0]));
    }

    @PyMethod(value = "utf_16_encode($module, str, errors=None, byteorder=0, /)")
    static PyObject utf16Encode(PyStr str, String errors, int byteorder) {
        return encoded(UtfWide.encode(str, errors, 2, byteorder), str);
    }

    @PyMethod(value = "utf_16_le_encode($module, str, errors=None, /)")
    static PyObject utf16LeEncode(PyStr str, String errors) {
        return encoded(UtfWide.encode(str, errors, 2, -1), str);
    }

    @PyMethod(value = "utf_16_be_encode($module, str, errors=None, /)")
    static PyObject utf16BeEncode(PyStr str, String errors) {
        return encoded(UtfWide.encode(str, errors, 2, 1), str);
    }

    @PyMethod(value = "utf_16_decode($module, data, errors=None, final=False, /)")
    static PyObject utf16Decode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 2, 0);
    }

    @PyMethod(value = "utf_16_le_decode($module, data, errors=None, final=False, /)")
    static PyObject utf16LeDecode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 2, -1);
    }

    @PyMethod(value = "utf_16_be_decode($module, data, errors=None, final=False, /)")
    static PyObject utf16BeDecode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 2, 1);
    }

    @PyMethod(value = "utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")
    static PyObject utf16ExDecode(PyObject data, String errors, int byteorder, boolean last) {
        return decodeWideEx(data, errors, byteorder, last, 2);
    }

    @PyMethod(value = "utf_32_encode($module, str, errors=None, byteorder=0, /)")
    static PyObject utf32Encode(PyStr str, String errors, int byteorder) {
        return encoded(UtfWide.encode(str, errors, 4, byteorder), str);
    }

    @PyMethod(value = "utf_32_le_encode($module, str, errors=None, /)")
    static PyObject utf32LeEncode(PyStr str, String errors) {
        return encoded(UtfWide.encode(str, errors, 4, -1), str);
    }

    @PyMethod(value = "utf_32_be_encode($module, str, errors=None, /)")
    static PyObject utf32BeEncode(PyStr str, String errors) {
        return encoded(UtfWide.encode(str, errors, 4, 1), str);
    }

    @PyMethod(value = "utf_32_decode($module, data, errors=None, final=False, /)")
    static PyObject utf32Decode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 4, 0);
    }

    @PyMethod(value = "utf_32_le_decode($module, data, errors=None, final=False, /)")
    static PyObject utf32LeDecode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 4, -1);
    }

    @PyMethod(value = "utf_32_be_decode($module, data, errors=None, final=False, /)")
    static PyObject utf32BeDecode(PyObject data, String errors, boolean last) {
        return decodeWide(data, errors, last, 4, 1);
    }

    @PyMethod(value = "utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")
    static PyObject utf32ExDecode(PyObject data, String errors, int byteorder, boolean last) {
        return decodeWideEx(data, errors, byteorder, last, 4);
    }

    @PyMethod(value = "unicode_escape_encode($module, str, errors=None, /)")
    static PyObject unicodeEscapeEncode(PyStr str, String errors) {
        return encoded(Escapes.encodeUnicode(str), str);
    }

    @PyMethod(value = "unicode_escape_decode($module, data, errors=None, final=True, /)")
    static PyObject unicodeEscapeDecode(PyObject data, String errors, boolean last) {
        byte[] b = bytesOf(data);
        int[] consumed = last ? null : new int[1];
        PyStr text = Escapes.decodeUnicode(b, errors, consumed);
        return result(text, last ? b.length : consumed[0]);
    }

    @PyMethod(value = "raw_unicode_escape_encode($module, str, errors=None, /)")
    static PyObject rawUnicodeEscapeEncode(PyStr str, String errors) {
        return encoded(Escapes.encodeRaw(str), str);
    }

    @PyMethod(value = "raw_unicode_escape_decode($module, data, errors=None, final=True, /)")
    static PyObject rawUnicodeEscapeDecode(PyObject data, String errors, boolean last) {
        byte[] b = bytesOf(data);
        int[] consumed = last ? null : new int[1];
        PyStr text = Escapes.decodeRaw(b, errors, consumed);
        return result(text, last ? b.length : consumed[0]);
    }

    @PyMethod(value = "latin_1_encode($module, str, errors=None, /)")
    static PyObject latin1Encode(PyStr str, String errors) {
        return encoded(Utf8.encodeUcs1(str, 256, errors), str);
    }

    @PyMethod(value = "latin_1_decode($module, data, errors=None, /)")
    static PyObject latin1Decode(PyObject data, String errors) {
        byte[] b = bufferOf(data);
        return result(Utf8.decodeLatin1(b, 0, b.length), b.length);
    }

    @PyMethod(value = "ascii_encode($module, str, errors=None, /)")
    static PyObject asciiEncode(PyStr str, String errors) {
        return encoded(Utf8.encodeUcs1(str, 128, errors), str);
    }

    @PyMethod(value = "ascii_decode($module, data, errors=None, /)")
    static PyObject asciiDecode(PyObject data, String errors) {
        byte[] b = bufferOf(data);
        return result(Utf8.decodeAscii(b, 0, b.length, errors), b.length);
    }

    @PyMethod(value = "charmap_encode($module, str, errors=None, mapping=None, /)")
    static PyObject charmapEncode(PyStr str, String errors, PyObject mapping) {
        return encoded(Charmap.encode(str, errors, orNull(mapping)), str);
    }

    @PyMethod(value = "charmap_decode($module, data, errors=None, mapping=None, /)")
    static PyObject charmapDecode(PyObject data, String errors, PyObject mapping) {
        byte[] b = bufferOf(data);
        return result(Charmap.decode(b, errors, orNull(mapping)), b.length);
    }

    private static PyObject orNull(PyObject mapping) {
        return mapping == PyNone.INSTANCE ? null : mapping;
    }

    @PyMethod(value = "charmap_build($module, map, /)")
    static PyObject charmapBuild(PyStr map) {
        return Charmap.build(map);
    }

    @PyMethod(value = "readbuffer_encode($module, data, errors=None, /)")
    static PyObject readbufferEncode(PyObject data, String errors) {
        byte[] b = bytesOf(data);
        return result(PyBytes.of(b.clone()), b.length);
    }

    @PyMethod(value = "register_error($module, errors, handler, /)",
            doc = "Register the specified error handler under the name errors.\n\n"
            + "handler must be a callable object, that will be called with an exception\n"
            + "instance containing information about the location of the encoding/decoding\n"
            + "error and must return a (replacement, new position) tuple.")
    static void registerError(String errors, PyObject handler) {
        CodecRegistry.registerError(errors, handler);
    }

    @PyMethod(value = "lookup_error($module, name, /)", doc = "lookup_error(errors) -> handler\n\n"
            + "Return the error handler for the specified error handling name or raise a\n"
            + "LookupError, if no handler exists under this name.")
    static PyObject lookupError(String name) {
        return CodecRegistry.lookupError(name);
    }
}
