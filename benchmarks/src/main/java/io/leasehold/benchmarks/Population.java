package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UuidV7;

/** The tenants of the database and their tasks, drawn from at random. Each run draws alike. */
final class Population {
    /** How much was wrong in each import. */
    static final int ERRORS_EACH = 3;

    private record Inhabitant(Tenant tenant, List<UUID> tasks, List<UUID> imports) {}

    private final List<Inhabitant> inhabitants;
    private final Random random = new Random(20_261_122);
    private final Clock clock;

    private Population(List<Inhabitant> inhabitants, Clock clock) {
        this.inhabitants = inhabitants;
        this.clock = clock;
    }

    /** The first tenants of the database, so many at most. */
    static Population of(Database database, int most, Clock clock) throws SQLException {
        List<Inhabitant> inhabitants = new ArrayList<>();
        try (Connection connection = database.superuser(Database.ORIGINAL);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tenant_id, array_agg(id order by id), (select array_agg(id order by id) from shared.imports i "
                                + "where i.tenant_id = t.tenant_id) from shared.tasks t group by tenant_id order by tenant_id")) {
            while (rows.next() && inhabitants.size() < most) {
                Tenant tenant = new Tenant(new TenantId(rows.getObject(1, UUID.class)), new Slug("t" + inhabitants
                        .size() + "x"), TenantStatus.ACTIVE, new Placement.SharedTables());
                inhabitants
                        .add(new Inhabitant(tenant, List.of((UUID[]) rows.getArray(2).getArray()), List.of((UUID[]) rows
                                .getArray(3).getArray())));
            }
        }
        return new Population(inhabitants, clock);
    }

    /**
     * So many operations for tenants at random. Half of the tenants write and the others read: tables that grow after their statements were planned would be
     * read as small ones are, until they are analyzed, which nobody does here.
     */
    List<Sample> draw(Shape shape, int operations) {
        int half = inhabitants.size() / 2;
        List<Inhabitant> among = shape.writes()
                ? inhabitants.subList(0, half)
                : inhabitants.subList(half, inhabitants
                        .size());
        return IntStream.range(0, operations).mapToObj(i -> draw(among)).toList();
    }

    private Sample draw(List<Inhabitant> among) {
        Inhabitant drawn = among.get(random.nextInt(among.size()));
        return new Sample(drawn.tenant(), oneOf(drawn.tasks()), oneOf(drawn.imports()), UuidV7.at(clock.instant()));
    }

    private UUID oneOf(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
