package io.leasehold.depot.attack;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One way in which an operation names something by its id.
 *
 * @param operation as the OpenAPI document has it: {@code GET /api/tasks/{id}}
 * @param what what the id names
 * @param path the path to call, with {@code %s} where the id goes, if it goes there
 * @param body the body to send, with {@code %s} where the id goes, if it goes there, and {@code {new}} where something new goes
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

    /** The same within something of the caller's own, where the id is not in the first place of the path. */
    Probe aimed(Quarry own) {
        if (!path.contains("{own}")) {
            return this;
        }
        String around = path.contains("members") ? own.organization() : own.target(Kind.TASK);
        return new Probe(operation, what, path.replace("{own}", around), body, this.own);
    }

    Answer by(Caller caller, String id) {
        return caller.call(operation.substring(0, operation.indexOf(' ')), path.replace("%s", id),
                body == null ? null : body.replace("%s", id).replace("{new}", UUID.randomUUID().toString()));
    }

    @Override
    public String toString() {
        return operation + " with the id of a " + what.name().toLowerCase(Locale.ROOT)
                + (path.contains("%s") ? "" : " inside");
    }
}
