package io.leasehold.cli;

import java.io.PrintWriter;
import java.util.Map;

import io.leasehold.postgres.StartUpException;
import io.leasehold.postgres.setup.AdministratorScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what an administrator runs once in a database before Leasehold can work there. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "Prepares a PostgreSQL that you bring: four roles and three schemas.", footer = {
    "", "Passwords are taken from LEASEHOLD_POSTGRES_{OWNER,APP,LOOKUP,OPERATOR}_PASSWORD. Those that are not "
            + "set are generated, and stand in comments at the end of the script.",
    "", "Examples:",
    "  createdb shop", "  leasehold init --print-sql > leasehold.sql",
    "  psql --dbname shop --file leasehold.sql --set ON_ERROR_STOP=1", "",
    "  leasehold init --print-sql --owner shop_owner --app shop_app"})
final class Init implements Runnable {
    private final Map<String, String> environment;

    @Option(names = "--print-sql", description = "Print the script for the administrator; nothing is connected to.")
    private boolean printSql;

    @Option(names = "--owner", paramLabel = "<role>", description = "Role that owns all objects and runs migrations "
            + "(default: $LEASEHOLD_POSTGRES_OWNER_USERNAME or leasehold_owner).")
    private String owner = "";

    @Option(names = "--app", paramLabel = "<role>", description = "Role that does the work of tenants "
            + "(default: $LEASEHOLD_POSTGRES_APP_USERNAME or leasehold_app).")
    private String app = "";

    @Option(names = "--lookup", paramLabel = "<role>", description = "Role that reads what has to be known before a tenant "
            + "is (default: $LEASEHOLD_POSTGRES_LOOKUP_USERNAME or leasehold_lookup).")
    private String lookup = "";

    @Option(names = "--operator", paramLabel = "<role>", description = "Role for audited work across tenants "
            + "(default: $LEASEHOLD_POSTGRES_OPERATOR_USERNAME or leasehold_operator).")
    private String operator = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    Init(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        if (!printSql) {
            throw new ParameterException(spec.commandLine(),
                    "Say --print-sql: the script is for an administrator to run.");
        }
        try {
            NewRoles roles = NewRoles.of(environment, owner, app, lookup, operator);
            AdministratorScript script = new AdministratorScript(roles.access());
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "-- Prepares a database for Leasehold. Run it once, as an administrator, connected to that database;");
            out.println("-- running it again sets the passwords anew and harms nothing.");
            out.println(script.sql());
            roles.environment().forEach(line -> out.println("-- " + line));
            out.flush();
        } catch (IllegalArgumentException | StartUpException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
