package dev.adder.unidata;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the table of the properties of all code points in Unicode 14.0 that the runtime reads
 * ({@code dev.adder.runtime.object.UnicodeData} describes the format). The one argument is the file to write.
 */
public final class GenerateUnicodeData {
    private static final int RECORD = 7;
    private static final int SHIFT = 7;
    private static final VersionInfo VERSION = VersionInfo.UNICODE_14_0;

    private final Map<String, Integer> recordIndex = new HashMap<>();
    private final List<int[]> records = new ArrayList<>();
    private final List<Integer> special = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();

    private GenerateUnicodeData() {}

    public static void main(String[] args) throws IOException {
        if (!UCharacter.getUnicodeVersion().equals(VERSION)) {
            throw new IllegalStateException("Unicode " + UCharacter.getUnicodeVersion() + " in place of " + VERSION);
        }
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            new GenerateUnicodeData().write(out);
        }
    }

    private int add(int[] record) {
        return recordIndex.computeIfAbsent(Arrays.toString(record), k -> {
            records.add(record);
            return records.size() - 1;
        });
    }

    private void write(DataOutputStream out) throws IOException {
        short[] index = new short[0x110000];
        for (int c = 0; c < index.length; c++) {
            index[c] = (short) add(record(c));
        }
        Map<String, Integer> blocks = new HashMap<>();
        List<short[]> distinct = new ArrayList<>();
        short[] first = new short[index.length >> SHIFT];
        for (int b = 0; b < first.length; b++) {
            short[] block = Arrays.copyOfRange(index, b << SHIFT, b + 1 << SHIFT);
            first[b] = (short) (int) blocks.computeIfAbsent(Arrays.toString(block), k -> {
                distinct.add(block);
                return distinct.size() - 1;
            });
        }
        out.writeInt(first.length);
        for (short s : first) {
            out.writeShort(s);
        }
        out.writeInt(distinct.size() << SHIFT);
        for (short[] block : distinct) {
            for (short s : block) {
                out.writeShort(s);
            }
        }
        out.writeInt(records.size() * RECORD);
        for (int[] r : records) {
            for (int v : r) {
                out.writeInt(v);
            }
        }
        out.writeInt(special.size());
        for (int c : special) {
            out.writeInt(c);
        }
        out.writeInt(numbers.size());
        for (double d : numbers) {
            out.writeDouble(d);
        }
        writeDecompositions(out);
        writeAliases(out);
    }

    private int[] record(int c) {
        int category = UCharacter.getType(c);
        boolean assigned = category != UCharacterCategory.UNASSIGNED;
        int bidi = assigned ? UCharacter.getIntPropertyValue(c, UProperty.BIDI_CLASS) : 31;
        int width = assigned ? UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH) : 7;
        int flags = 0;
        flags |= UCharacter.isLetter(c) ? 1 : 0;
        flags |= UCharacter.isULowercase(c) ? 2 : 0;
        flags |= UCharacter.isUUppercase(c) ? 4 : 0;
        flags |= UCharacter.hasBinaryProperty(c, UProperty.XID_START) ? 8 : 0;
        flags |= UCharacter.hasBinaryProperty(c, UProperty.XID_CONTINUE) ? 16 : 0;
        flags |= UCharacter.hasBinaryProperty(c, UProperty.CASED) ? 32 : 0;
        flags |= UCharacter.hasBinaryProperty(c, UProperty.CASE_IGNORABLE) ? 64 : 0;
        flags |= UCharacter.isMirrored(c) ? 128 : 0;
        // the runtime also has the database of 3.2, for which these do not exist
        flags |= assigned && UCharacter.getAge(c).compareTo(VersionInfo.UNICODE_3_2) > 0 ? 256 : 0;
        int type = UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE);
        double value = UCharacter.getUnicodeNumericValue(c);
        int decimal = type == UCharacter.NumericType.DECIMAL ? (int) value : -1;
        int digit = decimal >= 0 || type == UCharacter.NumericType.DIGIT ? (int) value : -1;
        int number = 0;
        if (type != UCharacter.NumericType.NONE) {
            if (!numbers.contains(value)) {
                numbers.add(value);
            }
            number = numbers.indexOf(value) + 1;
        }
        String s = new String(Character.toChars(c));
        boolean surrogate = category == UCharacterCategory.SURROGATE;
        return new int[] {
            flags | category << 16 | bidi << 21 | width << 26,
            UCharacter.getCombiningClass(c) | decimal + 1 << 8 | digit + 1 << 16,
            number,
            surrogate ? 0 : mapping(c, UCharacter.toUpperCase(ULocale.ROOT, s)),
            surrogate ? 0 : mapping(c, UCharacter.toLowerCase(ULocale.ROOT, s)),
            surrogate ? 0 : mapping(c, UCharacter.toTitleCase(ULocale.ROOT, s, null, UCharacter.TITLECASE_NO_BREAK_ADJUSTMENT)),
            surrogate ? 0 : mapping(c, UCharacter.foldCase(s, true)),
        };
    }

    /** The distance to a single character, or a tag, a length and where several are among the special mappings. */
    private int mapping(int c, String to) {
        int[] mapped = to.codePoints().toArray();
        if (mapped.length == 1) {
            return mapped[0] - c;
        }
        int at = special.size();
        for (int m : mapped) {
            special.add(m);
        }
        return 0x40000000 | mapped.length << 24 | at;
    }

    /** The raw decompositions as unicodedata shows them, without Hangul's. */
    private static void writeDecompositions(DataOutputStream out) throws IOException {
        Normalizer2 nfkd = Normalizer2.getNFKCInstance();
        List<Integer> codePoints = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < 0x110000; c++) {
            if (c >= 0xAC00 && c <= 0xD7A3) {
                continue;
            }
            String raw = nfkd.getRawDecomposition(c);
            if (raw == null) {
                continue;
            }
            int type = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
            StringBuilder b = new StringBuilder();
            if (type != UCharacter.DecompositionType.CANONICAL) {
                String name = UCharacter.getPropertyValueName(UProperty.DECOMPOSITION_TYPE, type, 1).toLowerCase(java.util.Locale.ROOT);
                b.append('<').append(name.equals("nobreak") ? "noBreak" : name).append('>');
            }
            for (int d : raw.codePoints().toArray()) {
                b.append(b.isEmpty() ? "" : " ").append(String.format("%04X", d));
            }
            codePoints.add(c);
            texts.add(b.toString());
        }
        out.writeInt(codePoints.size());
        for (int i = 0; i < codePoints.size(); i++) {
            out.writeInt(codePoints.get(i));
            out.writeUTF(texts.get(i));
        }
    }

    private static void writeAliases(DataOutputStream out) throws IOException {
        Map<String, Integer> aliases = new java.util.TreeMap<>();
        for (int c = 0; c < 0x110000; c++) {
            String alias = UCharacter.getNameAlias(c);
            if (alias != null) {
                aliases.put(alias, c);
            }
        }
        out.writeInt(aliases.size());
        for (Map.Entry<String, Integer> e : aliases.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeInt(e.getValue());
        }
    }
}
