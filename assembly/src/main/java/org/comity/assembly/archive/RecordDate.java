package org.comity.assembly.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;

/// A date as precise as the record has it: a month, or a day.
public record RecordDate(int year, int month, OptionalInt day) implements Comparable<RecordDate> {
    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if there is no such month or day
    public RecordDate {
        try {
            LocalDate.of(year, month, day.orElse(1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + e.getMessage(), e);
        }
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("a year has four digits, not " + year);
        }
    }

    public static RecordDate ofMonth(int year, int month) {
        return new RecordDate(year, month, OptionalInt.empty());
    }

    public static RecordDate ofDay(LocalDate day) {
        return new RecordDate(day.getYear(), day.getMonthValue(), OptionalInt.of(day.getDayOfMonth()));
    }

    /// A month comes before its days.
    @Override
    public int compareTo(RecordDate other) {
        int order = Integer.compare(year, other.year);
        order = order != 0 ? order : Integer.compare(month, other.month);
        return order != 0 ? order : Integer.compare(day.orElse(0), other.day.orElse(0));
    }

    /// `1946-01`, or `1946-01-05` where the day is known.
    @Override
    public String toString() {
        var text = new StringBuilder(10);
        text.append(10_000 + year).deleteCharAt(0).append('-');
        text.append(100 + month).deleteCharAt(text.length() - 3);
        day.ifPresent(known -> {
            text.append('-').append(100 + known).deleteCharAt(text.length() - 3);
        });
        return text.toString();
    }
}
