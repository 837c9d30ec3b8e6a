package io.github.docsprint.report;

import java.util.List;
import java.util.Optional;

/**
 * One part of a report as all formats show it.
 *
 * @param id its key in JSON; the message {@code report.section-ID} is its title
 */
public record Section(String id, List<Figure> figures, List<Table> tables, List<Chart> charts) {

    public Section {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
    }

    /** What a number counts, for those who read it. */
    public enum Unit {
        COUNT,
        PERCENT,
        DAYS,
        HOURS,
        MINUTES
    }

    /**
     * One number.
     *
     * @param id its key in JSON; the message {@code report.figure-ID} is its label
     */
    public record Figure(String id, Value value, Unit unit) {}

    /** How to show the cells of a column. */
    public enum Kind {
        TEXT,
        /** A day, a month or a time of a day. */
        DAY,
        NUMBER,
        /** 1 for yes, 0 for no. */
        FLAG,
        PERCENT,
        /** A name of the machine formats, put into words as the message {@code status.NAME}. */
        STATE,
        /** A path of a page. */
        PAGE,
        /** The number of a pull request. */
        PULL,
        /** A commit, in hex. */
        COMMIT,
        /** A figure of the report, as {@code section.figure}. */
        FIGURE
    }

    /**
     * A column.
     *
     * @param id its key in JSON; the message {@code report.column-ID} is its head
     */
    public record Column(String id, Kind kind) {}

    /**
     * A table.
     *
     * @param id its key in JSON; the message {@code report.table-ID} is its title
     * @param rows cells in the order of the columns
     */
    public record Table(String id, List<Column> columns, List<List<Value>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Whether there is a column. */
        public boolean hasColumn(String column) {
            return columns.stream().anyMatch(known -> known.id().equals(column));
        }

        /** The place of a column. */
        public int column(String column) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).id().equals(column)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("no column " + column + " in " + id);
        }
    }

    /** What a chart draws. */
    public enum Shape {
        /** A line for each series, over time. */
        LINES,
        /** Upright bars, over time or sizes. */
        COLUMNS,
        /** Lying bars with names beside them, the series one after the other. */
        BARS
    }

    /**
     * A chart of a table of the same section.
     *
     * @param id its own; the message {@code report.chart-ID} says what it shows
     * @param table the table's id
     * @param x the column along the axis
     * @param series the columns that are drawn
     * @param by a column that has a line of its own for each of its values; else each series has one
     */
    public record Chart(String id, String table, Shape shape, String x, List<String> series, Optional<String> by) {

        public Chart {
            series = List.copyOf(series);
        }

        Chart(String id, String table, Shape shape, String x, List<String> series) {
            this(id, table, shape, x, series, Optional.empty());
        }

        /** A line for each value of a column, of those that are the highest at the end. */
        static Chart by(String by, String id, String table, String x, String series) {
            return new Chart(id, table, Shape.LINES, x, List.of(series), Optional.of(by));
        }
    }
}
