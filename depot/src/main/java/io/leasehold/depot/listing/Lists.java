package io.leasehold.depot.listing;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;
import io.leasehold.web.resource.CursorCodec;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;

/** From a cursor to the slice that it stands for, and back. */
@Component
public class Lists {
    private final CursorCodec cursors;

    Lists(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /**
     * The slice that is asked for.
     *
     * @param query the query in one canonical spelling, which the cursor has to belong to
     */
    public Slice slice(Tenant tenant, String query, SortOrder order, @Nullable String cursor, @Nullable Integer limit) {
        int rows = PageLimit.of(limit).value();
        return new Slice(order, cursor == null ? null : position(cursors.decode(tenant, query, cursor)), rows);
    }

    /** What was found, with the cursor for what follows. */
    public <T> Page<T> page(Tenant tenant, String query, Slice.Found<T> found) {
        Position next = found.next();
        return new Page<>(found.items(), next == null
                ? null
                : cursors.encode(tenant, query, List.of(next.key(), next
                        .id().toString())));
    }

    private static Position position(List<String> values) {
        return new Position(values.get(0), UUID.fromString(values.get(1)));
    }
}
