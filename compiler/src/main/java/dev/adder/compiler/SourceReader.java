package dev.adder.compiler;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Prepares source text for the tokenizer: byte order mark, PEP 263 encoding declaration, line ends. */
// CPython: Parser/tokenizer.c decode_str, translate_newlines
final class SourceReader {
    private final String filename;
    private byte[] text;
    private int length;
    private String encoding;
    private String cookie;
    private boolean newlineAdded;
    /** True once a line was seen that is no mere comment: no declaration can follow. */
    private boolean settled;

    private SourceReader(String filename) {
        this.filename = filename;
    }

    /**
     * Makes a tokenizer.
     *
     * @param source the text, in UTF-8 if {@code ignoreCookie}
     * @param ignoreCookie true for text that was a str
     * @param addNewline whether to end the last line
     * @param fromFile whether CPython would read the file itself, line by line
     */
    static Tokenizer open(byte[] source, int from, int end, boolean ignoreCookie, boolean addNewline, boolean fromFile, String filename, WarningSink sink) {
        SourceReader r = new SourceReader(filename);
        r.translateNewlines(source, from, end, addNewline);
        if (ignoreCookie) {
            r.encoding = "utf-8";
        } else {
            r.decode(fromFile);
        }
        Tokenizer t = new Tokenizer(r.text, r.length, filename, sink);
        t.encoding = r.encoding;
        t.fromFile = fromFile;
        t.newlineAdded = r.newlineAdded;
        return t;
    }

    private void translateNewlines(byte[] s, int from, int end, boolean addNewline) {
        byte[] t = new byte[end - from + 5];
        int n = 0;
        for (int i = from; i < end; i++) {
            byte b = s[i];
            if (b == '\r') {
                b = '\n';
                if (i + 1 < end && s[i + 1] == '\n') {
                    i++;
                }
            }
            t[n++] = b;
        }
        if (addNewline && (n == 0 || t[n - 1] != '\n')) {
            t[n++] = '\n';
            newlineAdded = true;
        }
        text = t;
        length = n;
    }

    private CompileError initError(String message) {
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, 0, -1, -1, -1, null);
    }

    /** An error that says nothing of its place. */
    private CompileError bareError(String message) {
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, -1, -1, -1, -1, null);
    }

    private void decode(boolean fromFile) {
        if (length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf) {
            System.arraycopy(text, 3, text, 0, length - 3);
            length -= 3;
            text[length] = text[length + 1] = text[length + 2] = 0;
            encoding = "utf-8";
        }
        int first = lineEnd(0);
        checkCodingSpec(0, first, fromFile);
        if (cookie == null && !settled && first < length) {
            int second = lineEnd(first + 1);
            checkCodingSpec(first + 1, second, fromFile);
        }
        if (cookie != null) {
            translate(cookie, fromFile);
        } else if (fromFile && encoding == null) {
            requireUtf8();
        }
    }

    private int lineEnd(int i) {
        while (i < length && text[i] != '\n') {
            i++;
        }
        return i;
    }

    private void requireUtf8() {
        int bad = Utf8.findError(text, 0, length);
        if (bad < 0) {
            return;
        }
        int end = lineEnd(bad);
        for (int i = 0; i < end; i++) {
            if (text[i] == 0) {
                // the tokenizer refuses the line with it, and so reads no further
                return;
            }
        }
        int line = 1;
        for (int i = 0; i < bad; i++) {
            if (text[i] == '\n') {
                line++;
            }
        }
        String b = Integer.toHexString(text[bad] & 0xff | 0x100).substring(1);
        throw bareError("Non-UTF-8 code starting with '\\x" + b + "' in file " + filename + " on line " + line
            + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details");
    }

    // CPython: Parser/tokenizer.c check_coding_spec, get_coding_spec
    private void checkCodingSpec(int from, int end, boolean fromFile) {
        int i = from;
        while (i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\f')) {
            i++;
        }
        if (i < end && text[i] != '#') {
            settled = true;
            return;
        }
        for (; i + 6 < end; i++) {
            if (text[i] != 'c' || !new String(text, i, 6, StandardCharsets.ISO_8859_1).equals("coding")) {
                continue;
            }
            int t = i + 6;
            if (text[t] != ':' && text[t] != '=') {
                continue;
            }
            do {
                t++;
            } while (text[t] == ' ' || text[t] == '\t');
            int begin = t;
            while (t < end && (Character.isLetterOrDigit(text[t] & 0x7f) && text[t] > 0 || text[t] == '-' || text[t] == '_' || text[t] == '.')) {
                t++;
            }
            if (begin < t) {
                declared(normalName(new String(text, begin, t - begin, StandardCharsets.ISO_8859_1)), fromFile);
                return;
            }
        }
    }

    private void declared(String name, boolean fromFile) {
        if (encoding != null) {
            if (!encoding.equals(name)) {
                throw fromFile ? bareError("encoding problem: " + name + " with BOM") : initError("encoding problem: " + name + " with BOM");
            }
            return;
        }
        if (!name.equals("utf-8")) {
            cookie = name;
        }
        encoding = name;
        settled = true;
    }

    private static String normalName(String s) {
        String n = s.length() > 12 ? s.substring(0, 12) : s;
        n = n.toLowerCase(Locale.ROOT).replace('_', '-');
        if (n.equals("utf-8") || n.startsWith("utf-8-")) {
            return "utf-8";
        }
        if (n.equals("latin-1") || n.equals("iso-8859-1") || n.equals("iso-latin-1") || n.startsWith("latin-1-") || n.startsWith("iso-8859-1-")
            || n.startsWith("iso-latin-1-")) {
            return "iso-8859-1";
        }
        return s;
    }

    /** Python's names of the most common encodings that Java does not know. */
    private static String javaName(String name) {
        String n = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (n) {
            case "latin", "l1", "8859", "iso8859" -> "iso-8859-1";
            case "u8", "utf", "cp65001", "utf-8-sig" -> "utf-8";
            case "646" -> "us-ascii";
            default -> n;
        };
    }

    /** The character set that an encoding declaration names, or null. */
    static Charset charset(String name) {
        try {
            return Charset.forName(javaName(normalName(name)));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            try {
                return Charset.forName(name);
            } catch (UnsupportedCharsetException | IllegalCharsetNameException e2) {
                return null;
            }
        }
    }

    private void translate(String name, boolean fromFile) {
        Charset charset = charset(name);
        if (charset == null) {
            throw fromFile ? bareError("encoding problem: " + name) : initError("unknown encoding: " + name);
        }
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(text, 0, length);
        CharBuffer out = CharBuffer.allocate((int) (length * (double) decoder.maxCharsPerByte()) + 16);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError() && fromFile) {
            throw bareError("encoding problem: " + name);
        }
        if (result.isError()) {
            int at = in.position();
            if (charset.equals(StandardCharsets.UTF_8)) {
                throw initError(Utf8.errorMessage(text, 0, length));
            }
            String codec = charset.equals(StandardCharsets.US_ASCII) ? "ascii" : name;
            String reason = charset.equals(StandardCharsets.US_ASCII) ? "ordinal not in range(128)" : "character maps to <undefined>";
            throw initError(Utf8.decodeMessage(codec, text, at, at, at + 1, reason));
        }
        out.flip();
        ByteBuffer utf8;
        try {
            utf8 = StandardCharsets.UTF_8.newEncoder().encode(out);
        } catch (CharacterCodingException e) {
            throw initError("encoding problem: " + name);
        }
        length = utf8.remaining();
        text = new byte[length + 5];
        utf8.get(text, 0, length);
    }
}
