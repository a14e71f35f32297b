package dev.adder.runtime.module;

import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyStr;

/** Parses dates and times in ISO 8601's formats. */
// CPython: Modules/_datetimemodule.c parse_isoformat_date, parse_isoformat_time
final class IsoFormat {
    private static final int[] FRACTION = {0, 100_000, 10_000, 1_000, 100, 10};

    /** The code points, with two zeros behind, which end a text as in C. */
    private final int[] text;
    private final int length;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    /** Whether there is an offset; and the offset. */
    boolean hasOffset;
    int offsetSeconds;
    int offsetMicros;

    private int fieldHour;
    private int fieldMinute;
    private int fieldSecond;
    private int fieldMicros;

    IsoFormat(PyStr string) {
        length = string.length();
        text = new int[length + 2];
        for (int i = 0; i < length; i++) {
            text[i] = string.codePointAt(i);
        }
    }

    static PyException invalid(PyStr string) {
        return PyErr.valueError("Invalid isoformat string: " + Objects.reprText(string));
    }

    int length() {
        return length;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The number of n digits from {@code at} on, or -1. */
    private int digits(int at, int n) {
        int value = 0;
        for (int i = at; i < at + n; i++) {
            if (i > length || !isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** Parses the first {@code n} characters as a date; false if they are none. */
    boolean parseDate(int n) {
        int at = 4;
        year = digits(0, 4);
        if (year < 0) {
            return false;
        }
        boolean dashes = text[at] == '-';
        if (dashes) {
            at++;
        }
        if (text[at] == 'W') {
            return parseWeek(at + 1, n, dashes);
        }
        month = digits(at, 2);
        if (month < 0) {
            return false;
        }
        at += 2;
        if (dashes && text[at++] != '-') {
            return false;
        }
        day = digits(at, 2);
        return day >= 0 && at + 2 == n;
    }

    private boolean parseWeek(int from, int n, boolean dashes) {
        int at = from;
        int week = digits(at, 2);
        if (week < 0) {
            return false;
        }
        at += 2;
        int weekday = 1;
        if (at < n) {
            if (dashes && text[at++] != '-') {
                return false;
            }
            weekday = digits(at++, 1);
            if (weekday < 0) {
                return false;
            }
        }
        if (at != n || year < Gregorian.MIN_YEAR || year > Gregorian.MAX_YEAR || !Gregorian.hasIsoWeek(year, week) || weekday < 1
                || weekday > 7) {
            return false;
        }
        Gregorian.Day d = Gregorian.ofOrdinal(Gregorian.isoWeek1Monday(year) + (week - 1) * 7 + weekday - 1);
        year = d.year();
        month = d.month();
        day = d.day();
        return true;
    }

    /** Where the date of a date with a time ends. */
    // CPython: Modules/_datetimemodule.c _find_isoformat_datetime_separator
    int separator() {
        if (length == 7) {
            return 7;
        }
        if (text[4] == '-') {
            if (text[5] != 'W') {
                return 10;
            }
            // YYYY-Www or YYYY-Www-d, of which a digit behind tells
            if (length > 8 && text[8] == '-') {
                return length > 10 && isDigit(text[10]) ? 8 : 10;
            }
            return 8;
        }
        if (text[4] != 'W') {
            return 8;
        }
        int i = 7;
        while (i < length && isDigit(text[i])) {
            i++;
        }
        if (i < 9) {
            return i;
        }
        return i % 2 == 0 ? 7 : 8;
    }

    /** Parses the rest from {@code at} on as a time, with an offset or without; false if it is none. */
    boolean parseTime(int at) {
        int zone = at;
        do {
            if (text[zone] == '+' || text[zone] == '-' || text[zone] == 'Z') {
                break;
            }
        } while (++zone < length);
        int rest = parseFields(at, zone);
        if (rest < 0) {
            return false;
        }
        hour = fieldHour;
        minute = fieldMinute;
        second = fieldSecond;
        micros = fieldMicros;
        if (zone >= length) {
            return rest == 0;
        }
        hasOffset = true;
        if (text[zone] == 'Z') {
            return zone + 1 == length;
        }
        int sign = text[zone] == '-' ? -1 : 1;
        if (parseFields(zone + 1, length) != 0) {
            return false;
        }
        offsetSeconds = sign * (fieldHour * 3600 + fieldMinute * 60 + fieldSecond);
        offsetMicros = sign * fieldMicros;
        return true;
    }

    /** HH, MM, SS and a fraction up to {@code end}; 1 if something else stands behind, -1 if it is malformed. */
    // CPython: Modules/_datetimemodule.c parse_hh_mm_ss_ff
    private int parseFields(int from, int end) {
        fieldHour = 0;
        fieldMinute = 0;
        fieldSecond = 0;
        fieldMicros = 0;
        int at = from;
        boolean colons = true;
        for (int i = 0; i < 3; i++) {
            int value = digits(at, 2);
            if (value < 0) {
                return -1;
            }
            switch (i) {
                case 0 -> fieldHour = value;
                case 1 -> fieldMinute = value;
                default -> fieldSecond = value;
            }
            at += 2;
            int c = text[Math.min(at, length)];
            at++;
            if (i == 0) {
                colons = c == ':';
            }
            if (at >= end) {
                return c == 0 ? 0 : 1;
            }
            if (colons && c == ':') {
                continue;
            }
            if (c == '.' || c == ',') {
                break;
            }
            if (colons) {
                return -1;
            }
            at--;
        }
        int n = Math.min(6, end - at);
        int value = digits(at, n);
        if (value < 0) {
            return -1;
        }
        fieldMicros = n < 6 ? value * FRACTION[n] : value;
        at += n;
        while (isDigit(text[at])) {
            at++;
        }
        return text[at] == 0 ? 0 : 1;
    }
}
