package dev.adder.runtime.object;

import dev.adder.heap.Pool;

/** Reads a location table (PEP 626, PEP 657; Objects/locations.md): which source range each code unit comes from. */
public final class LineTable {
    private static final int NO_COLUMNS = 13;
    private static final int LONG = 14;
    private static final int NONE = 15;

    private static final Pool<LineTable> POOL = new Pool<>(56);

    private byte[] table;
    private int at;
    private int computedLine;
    private int kind;

    /** The current entry: code units from {@link #start} to {@link #end} and their line, or -1 if they have none. */
    public int start;
    public int end;
    public int line = -1;
    /** The rest of the source range; -1 where unknown. Columns count bytes from 0. */
    public int endLine = -1;
    public int column = -1;
    public int endColumn = -1;

    public LineTable(byte[] table, int firstLine) {
        this.table = table;
        computedLine = firstLine;
    }

    /** The line of a code unit in {@code table}, or -1. */
    public static int lineOf(byte[] table, int firstLine, int unit) {
        LineTable t = POOL.take();
        if (t == null) {
            t = new LineTable(table, firstLine);
        } else {
            t.table = table;
            t.computedLine = firstLine;
            t.at = 0;
            t.start = 0;
            t.end = 0;
        }
        int line = t.find(unit) ? t.line : -1;
        POOL.give(t);
        return line;
    }

    private int readVarint() {
        int b = table[at++];
        int v = b & 63;
        int shift = 0;
        while ((b & 64) != 0) {
            b = table[at++];
            shift += 6;
            v |= (b & 63) << shift;
        }
        return v;
    }

    private int readSignedVarint() {
        int v = readVarint();
        return (v & 1) != 0 ? -(v >>> 1) : v >>> 1;
    }

    /** Goes to the next entry; false at the end. */
    public boolean next() {
        if (at >= table.length) {
            return false;
        }
        int first = table[at++] & 0xff;
        kind = first >> 3 & 15;
        start = end;
        end += (first & 7) + 1;
        switch (kind) {
            case NONE -> {
                line = -1;
                endLine = -1;
                column = -1;
                endColumn = -1;
            }
            case LONG -> {
                computedLine += readSignedVarint();
                line = computedLine;
                endLine = line + readVarint();
                column = readVarint() - 1;
                endColumn = readVarint() - 1;
            }
            case NO_COLUMNS -> {
                computedLine += readSignedVarint();
                line = computedLine;
                endLine = line;
                column = -1;
                endColumn = -1;
            }
            case 10, 11, 12 -> {
                computedLine += kind - 10;
                line = computedLine;
                endLine = line;
                column = table[at++] & 0xff;
                endColumn = table[at++] & 0xff;
            }
            default -> {
                int second = table[at++] & 0xff;
                line = computedLine;
                endLine = line;
                column = kind << 3 | second >> 4;
                endColumn = column + (second & 15);
            }
        }
        return true;
    }

    /** Goes to the entry of a code unit; false if there is none. */
    public boolean find(int unit) {
        while (unit >= end) {
            if (!next()) {
                return false;
            }
        }
        return true;
    }

    /** The table without columns, as code objects have it under {@code -X no_debug_ranges}. */
    // CPython: Objects/codeobject.c remove_column_info
    static byte[] withoutColumns(byte[] table) {
        ByteBuilder out = new ByteBuilder(table.length);
        LineTable t = new LineTable(table, 0);
        int previous = 0;
        while (t.next()) {
            boolean known = t.kind != NONE;
            out.append(0x80 | (known ? NO_COLUMNS : NONE) << 3 | t.end - t.start - 1);
            if (known) {
                int delta = t.computedLine - previous;
                int rest = delta < 0 ? -delta << 1 | 1 : delta << 1;
                while (rest >= 64) {
                    out.append(0x40 | rest & 63);
                    rest >>>= 6;
                }
                out.append(rest);
            }
            previous = t.computedLine;
        }
        return out.toArray();
    }

    /** An int, or None for a negative value. */
    static PyObject intOrNone(int value) {
        return value < 0 ? PyNone.owned() : PyInt.of(value);
    }
}
