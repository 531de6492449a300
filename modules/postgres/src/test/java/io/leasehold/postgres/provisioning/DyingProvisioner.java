package io.leasehold.postgres.provisioning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** A process that makes and drops tenants until somebody kills it. */
final class DyingProvisioner {
    private static final String AT_WORK = "at work";

    private DyingProvisioner() {}

    /** Starts one, lets it work for this long, and kills it by SIGKILL. */
    static void liveAndDie(DatabaseAccess access, long seed, Duration life) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", System.getProperty(
                        "java.class.path"),
                DyingProvisioner.class.getName(), Long.toString(seed), access.url()));
        for (Credentials role : List.of(access.owner(), access.app(), access.lookup(), access.operator())) {
            command.add(role.username());
            command.add(role.password());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> output = process.inputReader(StandardCharsets.UTF_8).lines().takeWhile(line -> !line.equals(
                    AT_WORK)).toList();
            if (process.waitFor(life)) {
                throw new AssertionError(String.join("\n", output) + "\n" + String.join("\n", process.inputReader(
                        StandardCharsets.UTF_8).lines().toList()));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    public static void main(String[] arguments) {
        DatabaseAccess access = new DatabaseAccess(arguments[1], role(arguments, 2), role(arguments, 4), role(arguments,
                6), role(arguments, 8));
        PrintStream out = System.out;
        Provisioning provisioning = new ProvisionedServer(access).provisioning(ProvisionedServer.impatient(1));
        Random random = new Random(Long.parseLong(arguments[0]));
        out.println(AT_WORK);
        for (int i = 0;; i++) {
            try {
                step(provisioning, random, "k" + arguments[0] + "-" + i, access);
            } catch (ProvisioningException e) {
                out.println(e.getMessage());
            }
        }
    }

    private static void step(Provisioning provisioning, Random random, String slug, DatabaseAccess access) {
        Level level = List.of(Level.SHARED, Level.SCHEMA, Level.DATABASE).get(random.nextInt(3));
        if (random.nextInt(4) == 0) {
            provisioning.fillSpares();
        }
        Tenant tenant = provisioning.create(new NewTenant(new Slug(slug), level, "main"), ProvisionedServer.BY_TEST);
        new ProvisionedServer(access).write(tenant, "a", "b", "c");
        if (random.nextInt(3) > 0) {
            provisioning.requestDrop(tenant.id(), slug, ProvisionedServer.BY_TEST, Optional.of(Duration.ZERO));
            provisioning.drop(tenant.id());
        }
    }

    private static Credentials role(String[] arguments, int position) {
        return new Credentials(arguments[position], arguments[position + 1]);
    }
}
