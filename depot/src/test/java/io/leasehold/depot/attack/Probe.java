package io.leasehold.depot.attack;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One way in which an operation names something by its id.
 *
 * @param operation as the OpenAPI document has it: {@code GET /api/tasks/{id}}
 * @param what what the id names
 * @param path the path to call, with {@code %s} where the id goes, if it goes there
 * @param body the body to send, with {@code %s} where the id goes, if it goes there
 * @param own the status when the id is the caller's own, so that a probe that never works is noticed
 */
record Probe(String operation, Kind what, String path, @Nullable String body, int own) {
    /** What an id can name. */
    enum Kind {
        TASK, PRODUCT, IMPORT, ORGANIZATION, MEMBER
    }

    static Probe path(String operation, Kind what, @Nullable String body, int own) {
        return new Probe(operation, what,
                operation.substring(operation.indexOf(' ') + 1).replaceFirst("\\{[^}]+}", "%s"), body, own);
    }

    Answer by(Caller caller, String id) {
        return caller.call(operation.substring(0, operation.indexOf(' ')), path.replace("%s", id),
                body == null ? null : body.replace("%s", id));
    }

    @Override
    public String toString() {
        return operation + " with the id of a " + what.name().toLowerCase(Locale.ROOT)
                + (path.contains("%s") ? "" : " inside");
    }
}
