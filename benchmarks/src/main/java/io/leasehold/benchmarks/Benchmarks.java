package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** Measures, and writes the results into the document where all of it was measured. Arguments: {@code full} or {@code quick}, Depot's jar, the document, what to measure, the folder with Hibernate 8. */
public final class Benchmarks {
    private final Clock clock = Clock.systemUTC();
    private final Effort effort;
    private final Scale scale;

    private Benchmarks(Effort effort, Scale scale) {
        this.effort = effort;
        this.scale = scale;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        boolean full = arguments[0].equals("full");
        Benchmarks benchmarks = new Benchmarks(full ? Effort.FULL : Effort.QUICK, full ? Scale.FULL : Scale.QUICK);
        Document document = new Document(Path.of(arguments[2]));
        for (String what : arguments[3].split(",", -1)) {
            String measured = benchmarks.measure(what, Path.of(arguments[1]), Path.of(arguments[4]));
            System.out.println(measured);
            if (full) {
                document.record(what, measured);
            }
        }
    }

    private String measure(String what, Path jar, Path hibernate8)
            throws IOException, SQLException, InterruptedException {
        return switch (what) {
            case "start-up" -> startUp(jar);
            case "imports" -> imports(jar);
            case "binding" -> binding(hibernate8);
            case "tenants" -> TenantCounts.measure(scale, Machine.describe(clock));
            case "schemas" -> SchemaAccess.measure(scale, Machine.describe(clock));
            case "fleet" -> FleetSteps.measure(scale, Machine.describe(clock));
            case "databases" -> OwnDatabases.measure(scale, Machine.describe(clock));
            case "start-up-by-size" -> StartUpBySize.measure(scale, jar, Machine.describe(clock));
            case "provisioning" -> ProvisioningTimes.measure(scale, jar, Machine.describe(clock));
            default -> throw new IllegalArgumentException("There is nothing called \"" + what
                    + "\" to measure: -Dmeasure takes start-up, start-up-by-size, imports, provisioning, tenants, schemas, fleet, databases and binding, with commas between them.");
        };
    }

    private String startUp(Path jar) throws IOException, InterruptedException {
        String circumstances = Machine.describe(clock);
        return StartUp.measure(jar, effort.starts()).report(circumstances);
    }

    private String imports(Path jar) throws IOException, SQLException, InterruptedException {
        return ImportOfProducts.measure(jar, effort.imports().warmUp(), effort.imports().counted(),
                Machine.describe(clock));
    }

    private String binding(Path hibernate8) throws IOException, SQLException, InterruptedException {
        return BindingMeasurement.measure(effort, hibernate8, clock);
    }
}
