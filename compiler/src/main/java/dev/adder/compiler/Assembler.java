package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Makes a code object of the basic blocks of a unit. */
// CPython: Python/compile.c assemble
final class Assembler {
    static final int CO_FAST_LOCAL = 0x20;
    static final int CO_FAST_CELL = 0x40;
    static final int CO_FAST_FREE = 0x80;

    private static final int LOCATION_ONE_LINE0 = 10;
    private static final int LOCATION_NO_COLUMNS = 13;
    private static final int LOCATION_LONG = 14;
    private static final int LOCATION_NONE = 15;

    private final CompilationUnit unit;
    private final String filename;
    private final int flags;
    private final HashMap<Object, Object> constCache;
    private final BasicBlock entry;
    /** The line that the location table has arrived at. */
    private int tableLineno;

    /** @param constCache the constants of all units so far, so that equal ones are one object */
    Assembler(CompilationUnit unit, String filename, int flags, HashMap<Object, Object> constCache) {
        this.unit = unit;
        this.filename = filename;
        this.flags = flags;
        this.constCache = constCache;
        this.entry = unit.blocks.get(0);
    }

    CodeUnit assemble() {
        boolean generator = (flags & (Compiler.CO_GENERATOR | Compiler.CO_COROUTINE | Compiler.CO_ASYNC_GENERATOR)) != 0;
        List<Object> consts = new ArrayList<>(unit.consts);
        FlowGraph graph = new FlowGraph(unit, consts);
        graph.normalizeBlocks();
        graph.inlineSmallExits();
        int[] cellOffsets = cellOffsets();
        insertPrefix(generator, cellOffsets);
        fixCellOffsets(cellOffsets);
        graph.optimize();
        graph.duplicateExitsWithoutLineno();
        graph.trimUnusedConsts();
        graph.propagateLineNumbers();
        graph.guaranteeLinenoForExits();
        int stacksize = graph.stackDepth(generator);
        graph.labelExceptionTargets();
        graph.normalizeJumps();
        graph.resolveJumps();

        Object[] merged = new Object[consts.size()];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = mergeConst(consts.get(i));
        }
        int size = unit.varnames.size() + unit.cellvars.size() + unit.freevars.size();
        List<String> localsplusnames = new ArrayList<>(size);
        ByteArrayOutputStream kinds = new ByteArrayOutputStream(size);
        for (String name : unit.varnames.keySet()) {
            localsplusnames.add(name);
            kinds.write(unit.cellvars.containsKey(name) ? CO_FAST_LOCAL | CO_FAST_CELL : CO_FAST_LOCAL);
        }
        for (String name : unit.cellvars.keySet()) {
            if (!unit.varnames.containsKey(name)) {
                localsplusnames.add(name);
                kinds.write(CO_FAST_CELL);
            }
        }
        for (String name : unit.freevars.keySet()) {
            localsplusnames.add(name);
            kinds.write(CO_FAST_FREE);
        }
        return new CodeUnit(unit.posonlyargcount + unit.argcount, unit.posonlyargcount, unit.kwonlyargcount, stacksize, flags,
                code(), merged, unit.names.keySet().toArray(new String[0]), localsplusnames.toArray(new String[0]),
                kinds.toByteArray(), filename, unit.name, unit.qualname == null ? unit.name : unit.qualname,
                unit.firstlineno, locationTable(), exceptionTable());
    }

    // CPython: Python/compile.c merge_const_one
    private Object mergeConst(Object value) {
        Object old = constCache.putIfAbsent(ConstantKey.of(value), value);
        return old == null ? value : old;
    }

    /** Where each cell and free variable lies among the locals; a cell that is a parameter takes the parameter's place. */
    // CPython: Python/compile.c build_cellfixedoffsets
    private int[] cellOffsets() {
        int nlocals = unit.varnames.size();
        int[] offsets = new int[unit.cellvars.size() + unit.freevars.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = nlocals + i;
        }
        int cell = 0;
        for (String name : unit.cellvars.keySet()) {
            Integer local = unit.varnames.get(name);
            if (local != null) {
                offsets[cell] = local;
            }
            cell++;
        }
        return offsets;
    }

    /** Puts what makes the generator, the cells and the closure before the first instruction. */
    // CPython: Python/compile.c insert_prefix_instructions
    private void insertPrefix(boolean generator, int[] offsets) {
        ArrayList<Instruction> prefix = new ArrayList<>();
        if (!unit.freevars.isEmpty()) {
            prefix.add(new Instruction(COPY_FREE_VARS, unit.freevars.size()));
        }
        int ncells = unit.cellvars.size();
        if (ncells > 0) {
            int[] sorted = new int[ncells + unit.varnames.size()];
            for (int i = 0; i < ncells; i++) {
                sorted[offsets[i]] = i + 1;
            }
            for (int index : sorted) {
                if (index != 0) {
                    prefix.add(new Instruction(MAKE_CELL, index - 1));
                }
            }
        }
        if (generator) {
            Instruction make = new Instruction(RETURN_GENERATOR, 0);
            make.lineno = unit.firstlineno;
            make.endLineno = unit.firstlineno;
            prefix.add(make);
            prefix.add(new Instruction(POP_TOP, 0));
        }
        entry.instructions.addAll(0, prefix);
    }

    // CPython: Python/compile.c fix_cell_offsets
    private void fixCellOffsets(int[] offsets) {
        int nlocals = unit.varnames.size();
        int dropped = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == i + nlocals) {
                offsets[i] -= dropped;
            } else {
                dropped++;
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                switch (i.opcode) {
                    case MAKE_CELL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_CLASSDEREF ->
                        i.oparg = offsets[i.oparg];
                    default -> { }
                }
            }
        }
    }

    // CPython: Python/compile.c write_instr
    private byte[] code() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                int arg = hasArg(i.opcode) ? i.oparg : 0;
                for (int shift = 24; shift > 0; shift -= 8) {
                    if (arg >>> shift != 0) {
                        out.write(EXTENDED_ARG);
                        out.write(arg >>> shift);
                    }
                }
                out.write(i.opcode);
                out.write(arg);
                for (int c = CACHES[i.opcode]; c > 0; c--) {
                    out.write(CACHE);
                    out.write(0);
                }
            }
        }
        return out.toByteArray();
    }

    // CPython: Python/compile.c assemble_emit_location
    private byte[] locationTable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        tableLineno = unit.firstlineno;
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (Instruction i : b.instructions) {
                int size = i.size();
                while (size > 8) {
                    writeLocation(out, i, 8);
                    size -= 8;
                }
                writeLocation(out, i, size);
            }
        }
        return out.toByteArray();
    }

    // CPython: Python/compile.c write_location_info_entry
    private void writeLocation(ByteArrayOutputStream out, Instruction i, int size) {
        if (i.lineno < 0) {
            writeFirstByte(out, LOCATION_NONE, size);
            return;
        }
        int lineDelta = i.lineno - tableLineno;
        int column = i.colOffset;
        int endColumn = i.endColOffset;
        if (column < 0 || endColumn < 0) {
            if (i.endLineno == i.lineno || i.endLineno == -1) {
                writeFirstByte(out, LOCATION_NO_COLUMNS, size);
                writeSigned(out, lineDelta);
                tableLineno = i.lineno;
                return;
            }
        } else if (i.endLineno == i.lineno) {
            if (lineDelta == 0 && column < 80 && endColumn - column < 16 && endColumn >= column) {
                writeFirstByte(out, column >> 3, size);
                out.write((column & 7) << 4 | (endColumn - column));
                return;
            }
            if (lineDelta >= 0 && lineDelta < 3 && column < 128 && endColumn < 128) {
                writeFirstByte(out, LOCATION_ONE_LINE0 + lineDelta, size);
                out.write(column);
                out.write(endColumn);
                tableLineno = i.lineno;
                return;
            }
        }
        writeFirstByte(out, LOCATION_LONG, size);
        writeSigned(out, lineDelta);
        writeUnsigned(out, i.endLineno - i.lineno);
        writeUnsigned(out, column + 1);
        writeUnsigned(out, endColumn + 1);
        tableLineno = i.lineno;
    }

    private static void writeFirstByte(ByteArrayOutputStream out, int code, int size) {
        out.write(0x80 | code << 3 | (size - 1));
    }

    private static void writeUnsigned(ByteArrayOutputStream out, int value) {
        while (value >>> 6 != 0) {
            out.write(0x40 | (value & 0x3F));
            value >>>= 6;
        }
        out.write(value);
    }

    private static void writeSigned(ByteArrayOutputStream out, int value) {
        writeUnsigned(out, value < 0 ? -value << 1 | 1 : value << 1);
    }

    // CPython: Python/compile.c assemble_exception_table
    private byte[] exceptionTable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        BasicBlock handler = null;
        int start = -1;
        int offset = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            offset = b.offset;
            for (Instruction i : b.instructions) {
                if (handler != i.except) {
                    if (handler != null) {
                        writeHandler(out, start, offset, handler);
                    }
                    start = offset;
                    handler = i.except;
                }
                offset += i.size();
            }
        }
        if (handler != null) {
            writeHandler(out, start, offset, handler);
        }
        return out.toByteArray();
    }

    private static void writeHandler(ByteArrayOutputStream out, int start, int end, BasicBlock handler) {
        int lasti = handler.preserveLasti ? 1 : 0;
        int depth = handler.startDepth - 1 - lasti;
        writeItem(out, start, 0x80);
        writeItem(out, end - start, 0);
        writeItem(out, handler.offset, 0);
        writeItem(out, depth << 1 | lasti, 0);
    }

    // CPython: Python/compile.c assemble_emit_exception_table_item
    private static void writeItem(ByteArrayOutputStream out, int value, int firstBit) {
        for (int shift = 24; shift > 0; shift -= 6) {
            if (value >>> shift != 0) {
                out.write(value >>> shift & 0x3F | 0x40 | firstBit);
                firstBit = 0;
            }
        }
        out.write(value & 0x3F | firstBit);
    }
}
