package dev.adder.runtime.module;

/** The proleptic Gregorian calendar: days are counted from the first of January of the year 1, which is day 1. */
final class Gregorian {
    static final int MIN_YEAR = 1;
    static final int MAX_YEAR = 9999;
    /** The last day of {@link #MAX_YEAR}. */
    static final int MAX_ORDINAL = 3652059;

    private static final int DAYS_IN_4_YEARS = 4 * 365 + 1;
    private static final int DAYS_IN_100_YEARS = 25 * DAYS_IN_4_YEARS - 1;
    private static final int DAYS_IN_400_YEARS = 4 * DAYS_IN_100_YEARS + 1;

    private static final int[] DAYS_IN_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] DAYS_BEFORE_MONTH = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    /** A day of the calendar. */
    record Day(int year, int month, int day) {}

    private Gregorian() {}

    static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysInMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month];
    }

    /** The days of the year before the first of the month. */
    static int daysBeforeMonth(int year, int month) {
        return DAYS_BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0);
    }

    private static int daysBeforeYear(int year) {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    static int ordinal(int year, int month, int day) {
        return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
    }

    /** The day of an ordinal of at least 1. */
    // CPython: Modules/_datetimemodule.c ord_to_ymd
    static Day ofOrdinal(int ordinal) {
        int n = ordinal - 1;
        int n400 = n / DAYS_IN_400_YEARS;
        n %= DAYS_IN_400_YEARS;
        int n100 = n / DAYS_IN_100_YEARS;
        n %= DAYS_IN_100_YEARS;
        int n4 = n / DAYS_IN_4_YEARS;
        n %= DAYS_IN_4_YEARS;
        int n1 = n / 365;
        n %= 365;
        int year = n400 * 400 + 1 + n100 * 100 + n4 * 4 + n1;
        if (n1 == 4 || n100 == 4) {
            // the last day of a cycle of 4 or 400 years
            return new Day(year - 1, 12, 31);
        }
        // either the month or one too many
        int month = (n + 50) >> 5;
        int before = daysBeforeMonth(year, month);
        if (before > n) {
            month--;
            before -= daysInMonth(year, month);
        }
        return new Day(year, month, n - before + 1);
    }

    /** Monday is 0. */
    static int weekday(int year, int month, int day) {
        return (ordinal(year, month, day) + 6) % 7;
    }

    /** The ordinal of the Monday of the first ISO week: the week that has the year's first Thursday. */
    static int isoWeek1Monday(int year) {
        int first = ordinal(year, 1, 1);
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    /** Whether there is such a week in the ISO year. */
    static boolean hasIsoWeek(int year, int week) {
        if (week != 53) {
            return week > 0 && week < 53;
        }
        int weekday = weekday(year, 1, 1);
        return weekday == 3 || weekday == 2 && isLeap(year);
    }
}
