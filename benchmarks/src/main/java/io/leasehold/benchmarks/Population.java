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
    private record Inhabitant(Tenant tenant, List<UUID> tasks) {}

    private final List<Inhabitant> inhabitants;
    private final Random random = new Random(20_261_122);
    private final Clock clock;

    private Population(List<Inhabitant> inhabitants, Clock clock) {
        this.inhabitants = inhabitants;
        this.clock = clock;
    }

    static Population of(Database database, Clock clock) throws SQLException {
        List<Inhabitant> inhabitants = new ArrayList<>();
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tenant_id, array_agg(id order by id) from shared.tasks group by tenant_id order by tenant_id")) {
            while (rows.next()) {
                Tenant tenant = new Tenant(new TenantId(rows.getObject(1, UUID.class)), new Slug("t" + inhabitants
                        .size() + "x"), TenantStatus.ACTIVE, new Placement.SharedTables());
                inhabitants.add(new Inhabitant(tenant, List.of((UUID[]) rows.getArray(2).getArray())));
            }
        }
        return new Population(inhabitants, clock);
    }

    /** So many operations for tenants at random. */
    List<Sample> draw(int operations) {
        return IntStream.range(0, operations).mapToObj(i -> draw()).toList();
    }

    private Sample draw() {
        Inhabitant drawn = inhabitants.get(random.nextInt(inhabitants.size()));
        UUID task = drawn.tasks().get(random.nextInt(drawn.tasks().size()));
        return new Sample(drawn.tenant(), task, UuidV7.at(clock.instant()));
    }
}
