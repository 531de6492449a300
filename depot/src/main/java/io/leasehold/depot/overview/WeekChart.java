package io.leasehold.depot.overview;

import java.util.List;
import java.util.stream.IntStream;

import io.leasehold.depot.task.TaskStatistics.Week;

/**
 * Two bars for every week, drawn into a field that is ten wide for each week and a hundred high.
 *
 * @param top the number that the upper edge stands for
 */
record WeekChart(List<Column> columns, int top) {
    private static final int LINES = 4;

    static WeekChart of(List<Week> weeks) {
        int most = weeks.stream().mapToInt(week -> Math.max(week.created(), week.done())).max().orElse(0);
        int top = Math.max(LINES, Math.ceilDiv(most, LINES) * LINES);
        return new WeekChart(IntStream.range(0, weeks.size()).mapToObj(index -> Column.of(weeks.get(index), index,
                top)).toList(), top);
    }

    /** What stands at the lines, from the upper one down. */
    public List<Integer> scale() {
        return IntStream.rangeClosed(0, LINES).map(line -> top - line * top / LINES).boxed().toList();
    }

    /** Whether there is nothing to draw. */
    public boolean quiet() {
        return columns.stream().allMatch(column -> column.week().created() == 0 && column.week().done() == 0);
    }

    public int width() {
        return columns.size() * Column.WIDTH;
    }

    /** A week, and where its bars stand. Heights are percent. */
    record Column(Week week, int left, double created, double done) {
        static final int WIDTH = 10;

        static Column of(Week week, int index, int top) {
            return new Column(week, index * WIDTH, percent(week.created(), top), percent(week.done(), top));
        }

        private static double percent(int value, int top) {
            return Math.round(1000.0 * value / top) / 10.0;
        }
    }
}
