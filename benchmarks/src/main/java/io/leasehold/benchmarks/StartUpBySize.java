package io.leasehold.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How long Depot takes to start, and what it takes of memory, with few tenants in its directory and with many. */
final class StartUpBySize {
    private static final int FEW = 10;
    private static final int MOMENT_MILLIS = 5_000;

    private record Start(double seconds, double jvm, double postgres, double jvmLater) {}

    private final Path jar;
    private final Map<Integer, List<Start>> starts = new LinkedHashMap<>();

    private StartUpBySize(Path jar) {
        this.jar = jar;
    }

    static String measure(Scale scale, Path jar, String machine) throws IOException, SQLException,
            InterruptedException {
        Path home = Files.createTempDirectory("leasehold-sizes-");
        try {
            StartUpBySize sizes = new StartUpBySize(jar);
            List<Integer> order = new ArrayList<>(List.of(FEW, scale.directory()));
            for (int tenants : order) {
                sizes.settle(home.resolve("data-" + tenants), tenants);
            }
            Random random = new Random(5);
            for (int run = 0; run < scale.runs(); run++) {
                Collections.shuffle(order, random);
                for (int tenants : order) {
                    sizes.of(tenants).add(sizes.start(home.resolve("data-" + tenants)));
                }
            }
            return sizes.report(machine, scale.directory());
        } finally {
            StartUp.delete(home);
        }
    }

    /** Starts Depot on a new folder, and gives it so many tenants, each with an owner of its own. */
    private void settle(Path folder, int tenants) throws IOException, SQLException, InterruptedException {
        try (RunningDepot depot = RunningDepot.start(jar, folder);
                Connection superuser = DriverManager.getConnection("jdbc:postgresql://localhost:" + depot.postgresPort()
                        + "/leasehold", "postgres", password(folder));
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = control, leasehold");
            statement.execute(
                    """
                    with more as (select i from generate_series(1, %d - (select count(*)::int from tenants)) i),
                    people as (insert into users (id, email, name, password_hash, created_at)
                      select md5('user' || i)::uuid, 'user-' || i || '@example.com', 'User ' || i, '', now() from more)
                    insert into tenants (tenant_id, slug, name, created_at, created_by)
                      select md5(i::text)::uuid, 'tenant-' || i, 'Tenant ' || i, now(), md5('user' || i)::uuid from more;
                    insert into memberships (tenant_id, user_id, role, joined_at)
                      select tenant_id, created_by, 'owner', now() from tenants where slug like 'tenant-%%';
                    """
                            .formatted(tenants));
            statement.execute("vacuum analyze");
        }
    }

    private static String password(Path folder) throws IOException {
        Properties passwords = new Properties();
        try (Reader stored = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            passwords.load(stored);
        }
        return passwords.getProperty("postgres");
    }

    private List<Start> of(int tenants) {
        return starts.computeIfAbsent(tenants, _ -> new ArrayList<>());
    }

    private Start start(Path folder) throws IOException, InterruptedException {
        try (RunningDepot depot = RunningDepot.start(jar, folder)) {
            double jvm = depot.jvmMebibytes();
            double postgres = depot.postgresMebibytes();
            Thread.sleep(MOMENT_MILLIS); // in which it does in the background what it does after each start
            return new Start(depot.secondsToStart(), jvm, postgres, depot.jvmMebibytes());
        }
    }

    private String report(String machine, int many) {
        return String.format(Locale.ROOT,
                "%s · %d starts of each by turns%n%n| median (middle half) | %,d tenants | %,d tenants | %,d / %,d |%n|---|---|---|---|%n",
                machine, of(FEW).size(), FEW, many, many, FEW)
                + row(
                        "seconds to the first 200 of `/actuator/health`", many, Start::seconds)
                + row(
                        "JVM, MiB resident then", many, Start::jvm)
                + row("JVM, MiB resident five seconds later",
                        many, Start::jvmLater)
                + row("PostgreSQL, all processes, MiB (PSS)", many,
                        Start::postgres);
    }

    private String row(String what, int many, ToDoubleFunction<Start> value) {
        double[] few = of(FEW).stream().mapToDouble(value).toArray();
        double[] lot = of(many).stream().mapToDouble(value).toArray();
        double[] ratios = IntStream.range(0, few.length).mapToDouble(run -> lot[run] / few[run]).toArray();
        return String.format(Locale.ROOT, "| %s | %s | %s | %s |%n", what, Spread.of(few), Spread.of(lot), Spread.of(
                ratios));
    }
}
