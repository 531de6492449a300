package io.leasehold.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

/** The same work of the same tenants, in own schemas and in shared tables by turns, and what memory the backends take that serve it. */
final class SchemaAccess {
    private static final int CONNECTIONS = 20;
    private static final int PEOPLE = CONNECTIONS;
    private static final int ROWS_EACH = 100;
    private static final int VISITS = 200;
    private static final int WARM_UP = 3;
    private static final double SKEW = 1.2;

    private final Ground ground;
    private final OwnSchemas schemas;
    private final Random random = new Random(20_261_122);
    private final Map<Request, Series> own = new EnumMap<>(Request.class);
    private final Map<Request, Series> shared = new EnumMap<>(Request.class);
    private final Series ownAll = new Series();
    private final Series sharedAll = new Series();
    private final Set<Tenant> visited = new HashSet<>();
    private double mostMemory;

    private SchemaAccess(Ground ground, OwnSchemas schemas) {
        this.ground = ground;
        this.schemas = schemas;
    }

    static String measure(Scale scale, String machine) throws IOException, SQLException, InterruptedException {
        try (Ground ground = Ground.lay()) {
            OwnSchemas schemas = OwnSchemas.make(ground, scale.schemas());
            schemas.fill(ROWS_EACH);
            SchemaAccess access = new SchemaAccess(ground, schemas);
            return access.report(scale, machine, access.run(scale));
        }
    }

    /** Answers the memory of the backends at the end, after every schema was visited. */
    private List<Double> run(Scale scale) throws SQLException, InterruptedException {
        TenantDataSource ownPool = ground.tenants(CONNECTIONS, 1);
        TenantDataSource sharedPool = ground.tenants(CONNECTIONS, 1);
        Crowd inSchemas = new Crowd(ownPool, PEOPLE, Request.BURST, ROWS_EACH);
        Crowd inShared = new Crowd(sharedPool, PEOPLE, Request.BURST, ROWS_EACH);
        Zipf zipf = new Zipf(scale.schemas(), SKEW, 7);
        for (int round = -WARM_UP; round < scale.rounds(); round++) {
            int[] ranks = IntStream.range(0, VISITS).map(i -> zipf.draw()).toArray();
            List<Tenant> toSchemas = pick(schemas.tenants(), ranks);
            List<Tenant> toShared = pick(schemas.shared(), ranks);
            visited.addAll(toSchemas);
            boolean sharedFirst = random.nextBoolean();
            if (sharedFirst) {
                record(round, inShared.visit(toShared), shared, sharedAll);
            }
            record(round, inSchemas.visit(toSchemas), own, ownAll);
            if (!sharedFirst) {
                record(round, inShared.visit(toShared), shared, sharedAll);
            }
            look();
        }
        sharedPool.close();
        for (int from = 0; from < scale.schemas(); from += VISITS) {
            inSchemas.visit(schemas.tenants().subList(from, Math.min(from + VISITS, scale.schemas())));
            look();
        }
        return look();
    }

    private static List<Tenant> pick(List<Tenant> tenants, int[] ranks) {
        return IntStream.of(ranks).mapToObj(tenants::get).toList();
    }

    private static void record(int round, Crowd.Work work, Map<Request, Series> byRequest, Series all) {
        if (round < 0) {
            return;
        }
        work.nanos().keySet().forEach(request -> byRequest.computeIfAbsent(request, r -> new Series()).add(work.of(
                request), 0));
        all.add(new long[]{work.took()}, 0);
    }

    private List<Double> look() throws SQLException {
        List<Double> found = new Backends(ground, "leasehold-main").memory();
        mostMemory = Math.max(mostMemory, found.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        return found;
    }

    private String report(Scale scale, String machine, List<Double> memory) throws SQLException {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%s · %s · %,d schemas, made with Depot's tables in %.1f s · %d rounds of %d bursts after %d to warm up · %,d schemas visited%n%n",
                machine, ground.version(), scale.schemas(), schemas.creation().toMillis() / 1e3, scale.rounds(), VISITS,
                WARM_UP, visited.size()));
        text.append(
                "| request | shared tables µs | own schemas µs | own schemas / shared tables |\n|---|---|---|---|\n");
        for (Request request : new ArrayList<>(own.keySet())) {
            text.append(row(request.toString(), at(shared, request), at(own, request), 1));
        }
        text.append(row("a burst of ten, as a share of the whole", sharedAll, ownAll, VISITS));
        text.append(String.format(Locale.ROOT,
                "%nPrivate memory of a backend: **%.0f** MiB at most, seen after each round; afterwards, when all schemas had been visited, %s MiB of %d backends.%n",
                mostMemory, Spread.of(memory.stream().mapToDouble(Double::doubleValue).toArray()), memory.size()));
        return text.toString();
    }

    private static String row(String what, Series shared, Series own, int divisor) {
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %s |%n", what, shared.typicalMicros() / divisor, own
                .typicalMicros() / divisor, own.ratioTo(shared));
    }

    private static Series at(Map<Request, Series> series, Request request) {
        Series found = series.get(request);
        if (found == null) {
            throw new IllegalStateException("Nothing was measured of " + request + ".");
        }
        return found;
    }
}
