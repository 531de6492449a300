package io.leasehold.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;

/** How long a new tenant takes until it can be worked in: by the library, and by the operators' API of Depot, which founds an organization with its owner besides. */
final class ProvisioningTimes {
    private static final int WARM_UP = 3;

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private int tenants;

    private ProvisioningTimes() {}

    /** Something that makes the tenant with this slug. */
    private interface Making {
        void make(String slug) throws IOException, InterruptedException;
    }

    static String measure(Scale scale, Path jar, String machine) throws IOException, SQLException,
            InterruptedException {
        ProvisioningTimes times = new ProvisioningTimes();
        String version = times.byTheLibrary(scale.rounds());
        System.out.println(times.report("By the library:")); // the rest takes a while
        times.byDepot(jar, scale.rounds());
        return times.report(machine + " · " + version + " · " + scale.rounds() + " of each after " + WARM_UP
                + " to warm up, in an order drawn anew in each round");
    }

    private String byTheLibrary(int rounds) throws IOException, SQLException, InterruptedException {
        try (Ground ground = Ground.lay()) {
            Provisioning plain = OwnDatabases.provisioning(ground, 0);
            Provisioning ahead = OwnDatabases.provisioning(ground, 1);
            Map<String, Making> makings = new LinkedHashMap<>();
            for (Level level : Level.values()) {
                makings.put("`Provisioning.create`, " + words(level), slug -> create(plain, level, slug));
            }
            makings.put("`Provisioning.create`, own database that was made ahead", slug -> create(ahead,
                    Level.DATABASE, slug));
            take(makings, rounds, what -> {
                if (what.endsWith("ahead")) {
                    ahead.fillSpares(); // which takes as long as a database does, and nobody waits for it
                }
            });
            return ground.version();
        }
    }

    private static String words(Level level) {
        return switch (level) {
            case SHARED -> "shared tables";
            case SCHEMA -> "own schema";
            case DATABASE -> "own database";
        };
    }

    private static void create(Provisioning provisioning, Level level, String slug) {
        provisioning.create(new NewTenant(new Slug(slug), level, Placement.MAIN_SERVER), new Mandate("benchmarks",
                null));
    }

    private void byDepot(Path jar, int rounds) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("leasehold-provisioning-");
        try (RunningDepot depot = RunningDepot.start(jar, home.resolve("data"));
                HttpClient http = HttpClient
                        .newHttpClient()) {
            String address = "http://localhost:" + depot.port() + "/api/";
            String token = post(http, address + "tokens", "",
                    """
                    {"email": "ops@leasehold.example", "password": "leasehold-demo"}""")
                    .replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
            Map<String, Making> makings = new LinkedHashMap<>();
            for (Level level : Level.values()) {
                String placement = level.name().toLowerCase(Locale.ROOT);
                makings.put("`POST /api/operator/tenants`, " + words(level), slug -> post(http, address
                        + "operator/tenants", token,
                        """
                        {"name": "%s", "slug": "%s", "owner": "ada@acme.example", "placement": "%s"}"""
                                .formatted(slug, slug, placement)));
            }
            take(makings, rounds, _ -> {});
        } finally {
            StartUp.delete(home);
        }
    }

    private static String post(HttpClient http, String address, String token, String json) throws IOException,
            InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Content-Type",
                "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Makes something ready for what comes next, aside. */
    private interface Aside {
        void before(String what);
    }

    private void take(Map<String, Making> makings, int rounds, Aside aside) throws IOException, InterruptedException {
        Random random = new Random(9);
        List<Map.Entry<String, Making>> order = new ArrayList<>(makings.entrySet());
        makings.keySet().forEach(what -> millis.put(what, new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Map.Entry<String, Making> each : order) {
                aside.before(each.getKey());
                String slug = "tenant-" + tenants++;
                long start = System.nanoTime();
                each.getValue().make(slug);
                double took = (System.nanoTime() - start) / 1e6;
                if (round >= 0) {
                    millis.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(took);
                }
            }
        }
    }

    private String report(String circumstances) {
        StringBuilder text = new StringBuilder(circumstances
                + "\n\n| | ms, median (middle half) | ms, 95th percentile |\n|---|---|---|\n");
        millis.forEach((what, each) -> text.append(String.format(Locale.ROOT, "| %s | %s | %.1f |%n", what, Spread.of(
                each), Spread.percentile(95, each.stream().mapToDouble(Double::doubleValue).toArray()))));
        return text.toString();
    }
}
