package io.leasehold.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.postgresql.PGConnection;

/** How long the import of a file of products takes over HTTP, against {@code COPY} of the same rows into a table without guards and with the same indexes. */
final class ImportOfProducts implements AutoCloseable {
    private static final int LINES = 100_000;
    private static final String MEMORY = "-Xmx256m";
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final RunningDepot depot;
    private final Connection superuser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;
    private final byte[] file = bytes("sku,name,price,currency,stock,weight_grams,age_restricted\n" + lines(""));
    private final byte[] rows = bytes(lines(UUID.randomUUID() + ",%s,"));
    private final List<Double> copies = new ArrayList<>();
    private final List<Double> creations = new ArrayList<>();
    private final List<Double> updates = new ArrayList<>();
    private final List<Double> exports = new ArrayList<>();

    private ImportOfProducts(RunningDepot depot) throws IOException, SQLException, InterruptedException {
        this.depot = depot;
        Properties passwords = new Properties();
        try (Reader stored = Files.newBufferedReader(depot.folder().resolve("passwords.properties"))) {
            passwords.load(stored);
        }
        superuser = DriverManager.getConnection("jdbc:postgresql://localhost:" + depot.postgresPort() + "/leasehold",
                "postgres", passwords.getProperty("postgres"));
        execute("create schema plain; create table plain.products (like shared.products including all)");
        String answer = send(request("/api/tokens", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                """
                {"email": "ada@acme.example", "password": "leasehold-demo", "organization": "acme"}""")));
        token = answer.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** The table of what was measured, under a line that says where. */
    static String measure(Path jar, int warmUp, int rounds, String circumstances)
            throws IOException, SQLException, InterruptedException {
        Path home = Files.createTempDirectory("leasehold-import-");
        try (RunningDepot depot = RunningDepot.start(jar, home.resolve("data"), MEMORY);
                ImportOfProducts imports = new ImportOfProducts(depot)) {
            for (int round = 0; round < warmUp + rounds; round++) {
                if (round == warmUp) {
                    imports.forget();
                }
                imports.round();
            }
            return imports.report(circumstances + " · " + rounds + " rounds after " + warmUp + " to warm up");
        } finally {
            StartUp.delete(home);
        }
    }

    private void round() throws IOException, SQLException, InterruptedException {
        execute("truncate shared.products; truncate plain.products; checkpoint");
        boolean copyFirst = RANDOM.nextBoolean();
        if (copyFirst) {
            copies.add(copy());
        }
        creations.add(load("\"created\":" + LINES));
        exports.add(export());
        updates.add(load("\"updated\":" + LINES));
        if (!copyFirst) {
            execute("checkpoint");
            copies.add(copy());
        }
    }

    private double copy() throws SQLException, IOException {
        long start = System.nanoTime();
        long copied = superuser.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy plain.products (tenant_id, id, sku, "
                        + "name, price, currency, stock, weight_grams, age_restricted, created_at, updated_at) from stdin csv",
                        new ByteArrayInputStream(rows));
        require(copied == LINES, "COPY wrote " + copied + " rows");
        return since(start);
    }

    private double load(String outcome) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String answer = send(request("/api/products/import", "text/csv").POST(HttpRequest.BodyPublishers.ofByteArray(
                file)));
        double seconds = since(start);
        require(answer.contains(outcome), answer);
        return seconds;
    }

    private double export() throws IOException, InterruptedException {
        long start = System.nanoTime();
        String answer = send(request("/api/products/export", "text/csv").GET());
        require(answer.lines().count() == LINES + 1, "The export has too few lines");
        return since(start);
    }

    private HttpRequest.Builder request(String path, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + depot.port() + path))
                .header("Content-Type", type);
        return path.equals("/api/tokens") ? request : request.header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        require(answer.statusCode() == 200, answer.body());
        return answer.body();
    }

    /** Rows as a file has them, or with what the import adds in front and behind. */
    private static String lines(String front) {
        String times = front.isEmpty() ? "" : ",2026-11-22T08:00:00Z,2026-11-22T08:00:00Z";
        return IntStream.range(0, LINES).mapToObj(number -> String.format(Locale.ROOT,
                "%sSKU-%06d,\"One of many, number %d\",%d.50,EUR,%d,%d,%b%s%n", front.formatted(UUID.randomUUID()),
                number,
                number, number % 900, number % 70, 10 + number % 5_000, number % 10 == 0, times))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String each : sql.split(";", -1)) {
                statement.execute(each);
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void require(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalStateException("What was measured is not what was asked for: " + otherwise);
        }
    }

    private void forget() {
        List.of(copies, creations, updates, exports).forEach(List::clear);
    }

    private String report(String circumstances) {
        return circumstances
                + "\n\n| 100,000 products | seconds, median (middle half) | / COPY, round by round |\n|---|---|---|\n"
                + row("`COPY` into a table without guards", copies)
                + row("import over HTTP, all of them new", creations)
                + row("import over HTTP, all of them there already", updates)
                + row("export over HTTP", exports);
    }

    private String row(String what, List<Double> seconds) {
        double[] ratios = IntStream.range(0, seconds.size())
                .mapToDouble(round -> seconds.get(round) / copies.get(round))
                .toArray();
        return String.format(Locale.ROOT, "| %s | %s | %s |%n", what, Spread.of(seconds.stream().mapToDouble(
                Double::doubleValue).toArray()), Spread.of(ratios));
    }

    @Override
    public void close() throws SQLException {
        http.close();
        superuser.close();
    }
}
