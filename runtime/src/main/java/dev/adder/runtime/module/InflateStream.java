package dev.adder.runtime.module;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompression of a raw, zlib or gzip stream that comes in pieces. */
final class InflateStream {
    private enum Part { DETECT, HEADER, BODY, TRAILER, END }

    /** A dictionary is needed that was not given or does not fit. */
    static final class DictionaryException extends Exception {
        private static final long serialVersionUID = 1L;

        DictionaryException(String message) {
            super(message);
        }
    }

    private final byte[] dictionary;
    private final CRC32 crc = new CRC32();
    private Inflater inflater;
    private boolean gzip;
    private boolean raw;
    private Part part;
    /** What came of the header or trailer. */
    private byte[] held = new byte[0];
    private long total;

    private byte[] input = held;
    private int position;
    private int end;

    /**
     * @param wbits as in zlib: negative for raw, from 16 gzip, from 32 zlib or gzip
     * @param dictionary the preset dictionary, or null
     */
    InflateStream(int wbits, byte[] dictionary) {
        this.dictionary = dictionary;
        if (wbits < 0) {
            raw = true;
            start();
        } else if (wbits < 16) {
            start();
        } else if (wbits < 32) {
            gzip = true;
            part = Part.HEADER;
        } else {
            part = Part.DETECT;
        }
    }

    private void start() {
        part = Part.BODY;
        inflater = new Inflater(raw || gzip);
        if (raw && dictionary != null) {
            inflater.setDictionary(dictionary);
        }
    }

    void setInput(byte[] b, int offset, int length) {
        input = b;
        position = offset;
        end = offset + length;
    }

    int remaining() {
        return end - position;
    }

    /** The input that was not used. */
    byte[] rest() {
        return Arrays.copyOfRange(input, position, end);
    }

    boolean ended() {
        return part == Part.END;
    }

    void close() {
        if (inflater != null) {
            inflater.end();
        }
    }

    private void hold() {
        held = Arrays.copyOf(held, held.length + 1);
        held[held.length - 1] = input[position++];
    }

    /** Decompresses into {@code out}; fewer bytes than there is room for mean that the input is used up or the stream at its end. */
    int read(byte[] out, int offset, int length) throws DataFormatException, DictionaryException {
        int n = 0;
        while (part != Part.END) {
            switch (part) {
                case DETECT -> {
                    if (position == end) {
                        return n;
                    }
                    if (input[position] == 0x1f) {
                        gzip = true;
                        part = Part.HEADER;
                    } else {
                        start();
                    }
                }
                case HEADER -> {
                    if (!header()) {
                        return n;
                    }
                    held = new byte[0];
                    start();
                }
                case BODY -> {
                    inflater.setInput(input, position, end - position);
                    int got = inflater.inflate(out, offset + n, length - n);
                    position = end - inflater.getRemaining();
                    if (gzip) {
                        crc.update(out, offset + n, got);
                    }
                    total += got;
                    n += got;
                    if (inflater.finished()) {
                        part = gzip ? Part.TRAILER : Part.END;
                    } else if (inflater.needsDictionary()) {
                        if (dictionary == null) {
                            throw new DictionaryException("Error 2 while decompressing data");
                        }
                        try {
                            inflater.setDictionary(dictionary);
                        } catch (IllegalArgumentException e) {
                            throw new DictionaryException("Error -3 while setting zdict: invalid input data");
                        }
                    } else if (n == length || position == end) {
                        return n;
                    }
                }
                case TRAILER -> {
                    while (held.length < 8) {
                        if (position == end) {
                            return n;
                        }
                        hold();
                    }
                    if ((int) StructPacking.get(held, 0, 4, false) != (int) crc.getValue()) {
                        throw new DataFormatException("incorrect data check");
                    }
                    if ((int) StructPacking.get(held, 4, 4, false) != (int) total) {
                        throw new DataFormatException("incorrect length check");
                    }
                    part = Part.END;
                }
                default -> throw new AssertionError(part);
            }
        }
        return n;
    }

    /** Takes in the gzip header as far as there is input; true when it is complete (RFC 1952). */
    private boolean header() throws DataFormatException {
        while (true) {
            int needed = headerLength();
            if (needed >= 0 && held.length >= needed) {
                return true;
            }
            if (position == end) {
                return false;
            }
            hold();
            if (held.length <= 2 && held[held.length - 1] != (held.length == 1 ? 0x1f : (byte) 0x8b)) {
                throw new DataFormatException("incorrect header check");
            }
            if (held.length == 3 && held[2] != 8) {
                throw new DataFormatException("unknown compression method");
            }
            if (held.length == 4 && (held[3] & 0xe0) != 0) {
                throw new DataFormatException("unknown header flags set");
            }
        }
    }

    /** The length of the header, or -1 if that is not known yet. */
    private int headerLength() {
        int n = 10;
        if (held.length < n) {
            return -1;
        }
        int flags = held[3];
        if ((flags & 4) != 0) {
            if (held.length < n + 2) {
                return -1;
            }
            n += 2 + (int) (StructPacking.get(held, n, 2, false) & 0xFFFF);
        }
        for (int text = 8; text <= 16; text <<= 1) {
            if ((flags & text) != 0) {
                while (n < held.length && held[n] != 0) {
                    n++;
                }
                if (n >= held.length) {
                    return -1;
                }
                n++;
            }
        }
        return (flags & 2) != 0 ? n + 2 : n;
    }
}
