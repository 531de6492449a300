package io.leasehold.depot.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Slug;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.task.Task;
import io.leasehold.depot.task.TaskPriority;
import io.leasehold.depot.task.TaskStatus;

/** What an organization of the demo has done in the last half year, and has still to do: the same from the same seed at the same time. */
final class TaskHistory {
    private static final int WEEKS = 26;
    private static final double FIRST_WEEK = 10;
    private static final double GROWTH_PER_WEEK = 0.5;

    private final List<DemoTask> known;
    private final Chores chores;
    private final Crew crew;
    private final long seed;

    TaskHistory(Slug organization, Chores chores, Crew crew, long seed) {
        this.known = DemoTable.read(organization, "tasks", DemoTask::of);
        this.chores = chores;
        this.crew = crew;
        this.seed = seed;
    }

    /** All tasks, the oldest first. */
    List<Task> until(Instant now) {
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        LocalDate monday = WorkingHours.day(now).minusWeeks(WEEKS).with(DayOfWeek.MONDAY);
        for (int week = 0; week <= WEEKS; week++) {
            addWeek(monday.plusWeeks(week), FIRST_WEEK + GROWTH_PER_WEEK * week, now, random, tasks);
        }
        known.forEach(task -> tasks.add(wellKnown(task, now, random)));
        tasks.sort(Comparator.comparing(Task::createdAt));
        return tasks;
    }

    private void addWeek(LocalDate monday, double usual, Instant now, Random random, List<Task> tasks) {
        long count = Math.round(usual * season(monday) * (0.85 + 0.3 * random.nextDouble()));
        for (int i = 0; i < count; i++) {
            // Much is planned on Monday, little on Friday.
            int day = (int) (5 * Math.pow(random.nextDouble(), 1.25));
            Task task = chore(WorkingHours.on(monday.plusDays(day), random), now, random);
            if (task.createdAt().isBefore(now)) {
                tasks.add(task);
            }
        }
    }

    /** Holidays in August, Christmas from November on. */
    private static double season(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY, FEBRUARY -> 0.85;
            case JULY -> 0.9;
            case AUGUST -> 0.7;
            case NOVEMBER, DECEMBER -> 1.15;
            default -> 1;
        };
    }

    private Task chore(Instant created, Instant now, Random random) {
        Chores.Chore chore = chores.next(random);
        UserId planner = crew.planner(random);
        UserId doer = crew.doer(random);
        double patience = patience(chore.priority());
        int planned = (int) Math.ceil(patience * 1.2) + 1;
        // Most work is done soon, some takes much longer.
        int needed = (int) (-Math.log(1 - random.nextDouble()) * patience);
        Instant finished = WorkingHours.after(created, needed, random);
        Instant touched = WorkingHours.after(created, needed / 3, random);
        boolean begun = random.nextDouble() < 0.5 && touched.isBefore(now);
        boolean cancelled = random.nextDouble() < 0.07;
        boolean given = random.nextDouble() < 0.85;
        @Nullable
        LocalDate due = random.nextDouble() < 0.75
                ? WorkingHours.plus(WorkingHours.day(created), planned)
                : null;
        if (finished.isBefore(now)) {
            return task(chore, cancelled ? TaskStatus.CANCELLED : TaskStatus.DONE, doer, due, planner, created,
                    finished);
        }
        return begun
                ? task(chore, TaskStatus.IN_PROGRESS, doer, due, planner, created, touched)
                : task(chore, TaskStatus.OPEN, given ? doer : null, due, planner, created, created);
    }

    /** For how many weekdays work of this priority is usually left. */
    private static double patience(TaskPriority priority) {
        return switch (priority) {
            case URGENT -> 0.7;
            case HIGH -> 3.5;
            case NORMAL -> 6;
            case LOW -> 12;
        };
    }

    private static Task task(Chores.Chore chore, TaskStatus status, @Nullable UserId assignee, @Nullable LocalDate due,
            UserId planner, Instant created, Instant updated) {
        return new Task(UuidV7.at(created), chore.title(), chore.description(), status, chore.priority(), assignee, due,
                planner, created, updated, status.isFinished() ? updated : null, updated.equals(created) ? 1 : 3);
    }

    private Task wellKnown(DemoTask task, Instant now, Random random) {
        LocalDate today = WorkingHours.day(now);
        LocalDate due = task.dueInDays() == null ? null : today.plusDays(task.dueInDays());
        LocalDate last = WorkingHours.minus(due == null || due.isAfter(today) ? today : due, 1);
        Instant created = WorkingHours.on(WorkingHours.minus(last, 1 + random.nextInt(20)), random);
        Instant changed = task.status() == TaskStatus.OPEN ? created : WorkingHours.on(last, random);
        return new Task(UuidV7.at(created), task.title(), task.description(), task.status(), task.priority(),
                crew.member(task.assignee()), due, crew.planner(random), created, changed,
                task.status().isFinished() ? changed : null, changed.equals(created) ? 1 : 2);
    }
}
