package io.leasehold.depot.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Slug;
import io.leasehold.core.UserId;
import io.leasehold.depot.task.Task;
import io.leasehold.depot.task.TaskStatus;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class TaskHistoryTests {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    private static final UserId FOUNDER = new UserId(UUID.randomUUID());
    private static final UserId WORKER = new UserId(UUID.randomUUID());
    private static final Crew BOTH = new Crew(FOUNDER, List.of(WORKER, FOUNDER), Map.of("ada@acme.example", FOUNDER,
            "mia@acme.example", WORKER));

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void isTheSameFromTheSameSeedAndAnotherFromAnother(String organization) {
        assertThat(history(organization, 0, NOW)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(history(organization, 0, NOW))
                .isNotEqualTo(history(organization, 1, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void isPlausibleAllThroughTheYear(String organization) {
        Stream.iterate(NOW, day -> day.plus(Duration.ofHours(5 * 24 + 1))).limit(73).forEach(now -> {
            List<Task> tasks = history(organization, 0, now);
            LocalDate today = WorkingHours.day(now);
            assertThat(tasks).as("on " + today).hasSizeBetween(380, 520);
            assertThat(number(tasks, task -> task.status() == TaskStatus.OPEN)).as("open").isBetween(18, 65);
            assertThat(number(tasks, task -> task.status() == TaskStatus.IN_PROGRESS)).as("begun").isBetween(5, 30);
            assertThat(number(tasks, task -> task.status() == TaskStatus.CANCELLED)).as("cancelled").isBetween(15, 60);
            assertThat(number(tasks, task -> dueIn(task, today.minusYears(1), today))).as("overdue").isBetween(1, 18);
            assertThat(number(tasks, task -> dueIn(task, today, today.plusDays(7)))).as("due soon").isBetween(8, 40);
            assertThat(tasks).allSatisfy(task -> {
                assertThat(task.createdAt()).isBefore(now);
                assertThat(task.updatedAt()).isBetween(task.createdAt(), now);
                assertThat(task.finishedAt()).isEqualTo(task.status().isFinished() ? task.updatedAt() : null);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void isMadeOfWorkingDays(String organization) {
        assertThat(history(organization, 0, NOW)).flatMap(Task::createdAt, Task::updatedAt).map(Instant.class::cast)
                .allSatisfy(
                        time -> {
                            assertThat(WorkingHours.day(time).getDayOfWeek()).isLessThanOrEqualTo(DayOfWeek.FRIDAY);
                            assertThat(LocalTime.ofInstant(time, WorkingHours.ZONE)).isBetween("07:30", "17:30");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void growsFromQuarterToQuarter(String organization) {
        List<Task> tasks = history(organization, 0, NOW);
        Instant threeMonthsAgo = NOW.minus(Duration.ofDays(91));

        int lately = number(tasks, task -> isFinished(task) && task.updatedAt().isAfter(threeMonthsAgo));
        int before = number(tasks, task -> isFinished(task) && task.updatedAt().isBefore(threeMonthsAgo));

        assertThat(lately).isGreaterThan(before + before / 4);
        assertThat(tasks).filteredOn(task -> task.createdAt().isBefore(threeMonthsAgo)).allMatch(
                TaskHistoryTests::isFinished);
    }

    @Test
    void saysWhatIsMeantInsteadOfLeavingGaps() {
        assertThat(Stream.of("acme", "globex", "initech", "umbrella")
                .flatMap(organization -> history(organization, 0, NOW).stream())
                .flatMap(task -> Stream.of(task.title(), Objects.requireNonNullElse(task.description(), ""))))
                .noneMatch(text -> text.contains("{") || text.contains("}") || text.length() > 200);
    }

    @ParameterizedTest
    @CsvSource({"acme,globex", "acme,initech", "acme,umbrella", "globex,initech", "globex,umbrella",
        "initech,umbrella"})
    void hasNothingInCommonWithThatOfAnotherOrganization(String one, String other) {
        assertThat(titles(history(one, 0, NOW))).doesNotContainAnyElementsOf(titles(history(other, 0, NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void hasEachOfTheWellKnownTasksOnce(String organization) {
        Set<String> known = Set.copyOf(DemoTable.read(new Slug(organization), "tasks", line -> line.getField("title")));

        assertThat(history(organization, 0, NOW)).extracting(Task::title).filteredOn(known::contains)
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void givesWorkToThoseWhoAreThere() {
        Crew alone = new Crew(FOUNDER, List.of(FOUNDER), Map.of("ada@acme.example", FOUNDER));

        List<Task> tasks = new TaskHistory(new Slug("acme"), chores("acme"), alone, DemoFilling.seed(new Slug("acme")))
                .until(NOW);

        assertThat(tasks).hasSameSizeAs(history("acme", 0, NOW));
        assertThat(tasks).extracting(Task::assignee).containsOnly(FOUNDER, null);
        assertThat(history("acme", 0, NOW)).extracting(Task::assignee).containsOnly(FOUNDER, WORKER, null);
    }

    private static List<Task> history(String organization, long change, Instant now) {
        Slug slug = new Slug(organization);
        return new TaskHistory(slug, chores(organization), BOTH, DemoFilling.seed(slug) + change).until(now);
    }

    private static Chores chores(String organization) {
        Slug slug = new Slug(organization);
        return new Chores(slug, new Catalogue(slug, DemoFilling.seed(slug)).until(NOW));
    }

    private static boolean isFinished(Task task) {
        return task.status().isFinished();
    }

    private static boolean dueIn(Task task, LocalDate from, LocalDate until) {
        LocalDate due = task.dueDate();
        return !isFinished(task) && due != null && !due.isBefore(from) && due.isBefore(until);
    }

    private static Set<String> titles(List<Task> tasks) {
        return tasks.stream().map(Task::title).collect(toSet());
    }

    private static int number(List<Task> tasks, Predicate<Task> which) {
        return (int) tasks.stream().filter(which).count();
    }
}
