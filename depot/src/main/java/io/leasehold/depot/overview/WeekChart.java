package io.leasehold.depot.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two bars for every week, drawn into a field that is ten wide for each week and a hundred high.
 *
 * @param top the number that the upper edge stands for
 */
record WeekChart(List<Column> columns, int top) {
    private static final int LINES = 4;

    static WeekChart of(List<Week> weeks) {
        int most = weeks.stream().mapToInt(week -> Math.max(week.created(), week.finished())).max().orElse(0);
        int top = Math.max(LINES, Math.ceilDiv(most, LINES) * LINES);
        return new WeekChart(IntStream.range(0, weeks.size()).mapToObj(index -> Column.of(weeks.get(index), index,
                top)).toList(), top);
    }

    /** What stands at the lines, from the upper one down. */
    List<Integer> scale() {
        return IntStream.rangeClosed(0, LINES).map(line -> top - line * top / LINES).boxed().toList();
    }

    int width() {
        return columns.size() * Column.WIDTH;
    }

    /** What happened in the week that begins on this Monday. */
    record Week(LocalDate monday, int created, int finished) {}

    /** A week, and where its bars stand. Heights are percent. */
    record Column(Week week, int left, double created, double finished) {
        static final int WIDTH = 10;

        static Column of(Week week, int index, int top) {
            return new Column(week, index * WIDTH, percent(week.created(), top), percent(week.finished(), top));
        }

        private static double percent(int value, int top) {
            return Math.round(1000.0 * value / top) / 10.0;
        }
    }
}
