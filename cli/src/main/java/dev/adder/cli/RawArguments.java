package dev.adder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Arguments that are not valid in the encoding of the platform. The JVM puts U+FFFD where it cannot decode; CPython keeps such
 * bytes as lone surrogates ({@code surrogateescape}), so that a file of any name can be named.
 */
// CPython: Python/fileutils.c Py_DecodeLocale
final class RawArguments {
    private RawArguments() {}

    /** The arguments themselves if all were decoded, else new ones made of the bytes that the kernel keeps. */
    static String[] recover(String[] args) {
        boolean damaged = false;
        for (String arg : args) {
            damaged |= arg.indexOf('\uFFFD') >= 0;
        }
        if (!damaged) {
            return args;
        }
        byte[] raw;
        try {
            raw = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        } catch (IOException elsewhere) {
            return args;
        }
        String[] recovered = args.clone();
        int end = raw.length - 1;
        for (int i = args.length - 1; i >= 0 && end >= 0; i--) {
            int start = end;
            while (start > 0 && raw[start - 1] != 0) {
                start--;
            }
            recovered[i] = decode(raw, start, end);
            end = start - 1;
        }
        return recovered;
    }

    /** UTF-8 with each byte that does not belong to a character as U+DC80 to U+DCFF. */
    static String decode(byte[] raw, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            int lead = raw[i] & 0xFF;
            int length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
            int point = length == 1 ? lead : length == 0 ? -1 : lead & (0x7F >> length);
            if (length == 0 || i + length > end) {
                point = -1;
            }
            for (int k = 1; k < length && point >= 0; k++) {
                int next = raw[i + k] & 0xFF;
                point = (next & 0xC0) == 0x80 ? point << 6 | next & 0x3F : -1;
            }
            boolean overlong = length == 3 && point < 0x800 || length == 4 && (point < 0x10000 || point > 0x10FFFF);
            if (point < 0 || overlong || point >= 0xD800 && point < 0xE000) {
                text.append((char) (0xDC00 + lead));
                i++;
            } else {
                text.appendCodePoint(point);
                i += length;
            }
        }
        return text.toString();
    }
}
