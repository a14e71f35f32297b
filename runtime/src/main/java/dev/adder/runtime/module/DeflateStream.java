package dev.adder.runtime.module;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compression to a raw, zlib or gzip stream. */
final class DeflateStream {
    private final Deflater deflater;
    private final boolean gzip;
    private final CRC32 crc = new CRC32();
    private final int level;
    private boolean begun;
    private long total;

    /** @param wbits as in zlib: negative for raw, from 16 gzip */
    DeflateStream(int level, int wbits, int strategy, byte[] dictionary) {
        gzip = wbits > 15;
        this.level = level;
        deflater = new Deflater(level, wbits < 0 || gzip);
        if (strategy != Deflater.DEFAULT_STRATEGY) {
            deflater.setStrategy(strategy == Deflater.FILTERED ? Deflater.FILTERED : Deflater.HUFFMAN_ONLY);
        }
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
    }

    void close() {
        deflater.end();
    }

    /** Takes in data and returns what that gives; {@code flush} is one of the modes of {@link Deflater}. */
    byte[] write(byte[] b, int offset, int length, int flush, boolean finish) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (gzip) {
            if (!begun) {
                out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 ? 4 : 0), 3});
            }
            crc.update(b, offset, length);
            total += length;
        }
        begun = true;
        deflater.setInput(b, offset, length);
        if (finish) {
            deflater.finish();
        }
        byte[] piece = new byte[16384];
        int n;
        do {
            n = deflater.deflate(piece, 0, piece.length, flush);
            out.write(piece, 0, n);
        } while (n == piece.length || finish && !deflater.finished() || !finish && !deflater.needsInput());
        if (finish && gzip) {
            byte[] trailer = new byte[8];
            StructPacking.put(trailer, 0, 4, false, crc.getValue());
            StructPacking.put(trailer, 4, 4, false, total);
            out.writeBytes(trailer);
        }
        return out.toByteArray();
    }
}
