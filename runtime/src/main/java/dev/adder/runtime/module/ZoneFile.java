package dev.adder.runtime.module;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the process's time zone is at an instant, read from its file in the format of RFC 8536: at start, the first call of the C library
 * would cost more than all else.
 *
 * @param name the abbreviation, as in {@code tm_zone}
 * @param gmtoff seconds east of UTC
 */
record ZoneFile(String name, long gmtoff) {
    private static final String ZONES = "/usr/share/zoneinfo/";
    private static final int HEADER = 44;

    /** The zone at {@code t}, in seconds since the epoch, or null if only the C library can tell. */
    static ZoneFile at(long t) {
        String tz = System.getenv("TZ");
        if (tz != null && tz.isEmpty()) {
            return new ZoneFile("UTC", 0);
        }
        if (tz != null && tz.startsWith(":")) {
            tz = tz.substring(1);
        }
        String path = tz == null ? "/etc/localtime" : tz.startsWith("/") ? tz : ZONES + tz;
        try (FileInputStream in = new FileInputStream(path)) {
            return find(ByteBuffer.wrap(in.readAllBytes()), t);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    private static ZoneFile find(ByteBuffer file, long t) {
        if (file.getInt(0) != 0x545A6966 || file.get(4) < '2') {
            return null;
        }
        // the first block, of 32-bit times, is for old readers
        int start = HEADER + length(file, 0, 4);
        int leaps = file.getInt(start + 28);
        int times = file.getInt(start + 32);
        int types = file.getInt(start + 36);
        if (leaps != 0) {
            return null;
        }
        int at = start + HEADER;
        int last = -1;
        while (last + 1 < times && file.getLong(at + 8 * (last + 1)) <= t) {
            last++;
        }
        int footer = at + length(file, start, 8);
        if (last == times - 1 && hasRule(file, footer)) {
            return null;
        }
        int type = last < 0 ? 0 : file.get(at + 8 * times + last) & 0xFF;
        int entry = at + 9 * times + 6 * type;
        int name = at + 9 * times + 6 * types + (file.get(entry + 5) & 0xFF);
        int end = name;
        while (file.get(end) != 0) {
            end++;
        }
        return new ZoneFile(new String(file.array(), name, end - name, StandardCharsets.US_ASCII), file.getInt(entry));
    }

    /** The length of the block of data behind the header at {@code header}. */
    private static int length(ByteBuffer file, int header, int timeSize) {
        int utcs = file.getInt(header + 20);
        int standards = file.getInt(header + 24);
        int leaps = file.getInt(header + 28);
        int times = file.getInt(header + 32);
        int types = file.getInt(header + 36);
        int characters = file.getInt(header + 40);
        return times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standards + utcs;
    }

    /** Whether the line at the end of the file gives a rule for changes after the last listed one. */
    private static boolean hasRule(ByteBuffer file, int footer) {
        for (int i = footer; i < file.limit(); i++) {
            if (file.get(i) == ',') {
                return true;
            }
        }
        return false;
    }
}
