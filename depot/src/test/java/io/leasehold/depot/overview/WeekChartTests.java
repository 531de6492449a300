package io.leasehold.depot.overview;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leasehold.depot.task.TaskStatistics.Week;

import static org.assertj.core.api.Assertions.assertThat;

class WeekChartTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void makesBarsAsHighAsTheirNumbers() {
        WeekChart chart = WeekChart.of(List.of(new Week(MONDAY, 5, 20), new Week(MONDAY.plusWeeks(1), 0, 10)));

        assertThat(chart.top()).isEqualTo(20);
        assertThat(chart.columns()).extracting(WeekChart.Column::created).containsExactly(25.0, 0.0);
        assertThat(chart.columns()).extracting(WeekChart.Column::done).containsExactly(100.0, 50.0);
    }

    @Test
    void putsTheWeeksSideBySide() {
        WeekChart chart = WeekChart.of(List.of(new Week(MONDAY, 1, 1), new Week(MONDAY.plusWeeks(1), 1, 1)));

        assertThat(chart.columns()).extracting(WeekChart.Column::left).containsExactly(0, 10);
        assertThat(chart.width()).isEqualTo(20);
    }

    @Test
    void hasWholeNumbersAtItsLines() {
        assertThat(WeekChart.of(List.of(new Week(MONDAY, 17, 3))).scale()).containsExactly(20, 15, 10, 5, 0);
    }

    @Test
    void standsEvenWhereNothingHappened() {
        assertThat(WeekChart.of(List.of(new Week(MONDAY, 0, 0))).scale()).containsExactly(4, 3, 2, 1, 0);
        assertThat(WeekChart.of(List.of()).columns()).isEmpty();
        assertThat(WeekChart.of(List.of(new Week(MONDAY, 0, 0))).quiet()).isTrue();
        assertThat(WeekChart.of(List.of(new Week(MONDAY, 0, 0), new Week(MONDAY.plusWeeks(1), 0, 1))).quiet())
                .isFalse();
    }
}
