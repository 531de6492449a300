package io.leasehold.depot.task;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonValue;

/** The wish to give many tasks one status. */
public record SetStatus(@NotEmpty @Size(max = SetStatus.MOST) List<@NotNull UUID> ids, @NotNull TaskStatus status) {
    static final int MOST = 500;

    Results resultsOf(StatusChange change) {
        return new Results(ids.stream().map(id -> new Result(id, change.found().contains(id)
                ? Outcome.UPDATED
                : Outcome.NOT_FOUND)).toList());
    }

    /** What became of the wish, task by task, in the order of the wish. */
    public record Results(List<Result> items) {}

    /** What became of it for one task. */
    public record Result(UUID id, Outcome result) {}

    /** A foreign task is as little found as one that does not exist. */
    public enum Outcome {
        UPDATED, NOT_FOUND;

        /** The outcome as it is written in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
