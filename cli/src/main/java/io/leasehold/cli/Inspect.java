package io.leasehold.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.SchemaInspection;
import io.leasehold.postgres.report.InspectionRun;
import io.leasehold.postgres.report.SqlSources;
import io.leasehold.postgres.report.TextReport;
import io.leasehold.postgres.report.Waiver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What in a database would not keep tenants apart, and how to mend it: in a system of Leasehold, or in any PostgreSQL. */
@Command(name = "inspect", mixinStandardHelpOptions = true, exitCodeOnExecutionException = Inspect.NOT_SEEN, description = "Says what in a database would not keep tenants apart, and how to mend it.", footer = {
    "", "Exit codes: 0 safe, 1 findings of --fail-on or worse, 2 not understood, 3 could not look at everything.", "",
    "Examples:", "  leasehold inspect",
    "  leasehold inspect --format sarif --output leasehold.sarif --source src/main/resources/db",
    "  leasehold inspect --url jdbc:postgresql://db/shop --user ci --schema public --tenant-column org_id \\",
    "      --tenant-type bigint --setting app.org --app-role web --exempt public.countries",
    "  leasehold inspect @inspection.conf"})
final class Inspect implements Callable<Integer> {
    static final int UNSAFE = 1;
    static final int NOT_SEEN = 3;

    private final Map<String, String> environment;

    @Mixin
    private final Target target;

    @ArgGroup(exclusive = false, heading = "%nA database that Leasehold did not make:%n")
    private @Nullable ForeignDatabase foreign;

    @Option(names = "--format", paramLabel = "<form>", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); sql is all remedies as a script.")
    private InspectionForm form = InspectionForm.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--output", paramLabel = "<file>", description = "Write the findings there, and one line of what was found here.")
    private @Nullable Path file;

    @Option(names = "--fail-on", paramLabel = "<severity>", description = "End with 1 from which severity on: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Threshold threshold = Threshold.WARNING;

    @Option(names = "--notes", description = "Tell of what is exempt, too, and why.")
    private boolean notes;

    @Option(names = "--ignore", paramLabel = "<rule[:object]>", description = "A finding to live with; * in the object stands for any characters.")
    private List<Waiver> waivers = new ArrayList<>();

    @Option(names = "--source", paramLabel = "<folder>", description = "Folder of SQL files in which tables are made, for SARIF to point at.")
    private List<Path> sources = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    Inspect(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.target = new Target(environment);
    }

    @Override
    public Integer call() throws Exception {
        SqlSources made = sources();
        InspectionRun all = InspectionRun.of(this::look, Clock.systemUTC());
        InspectionRun run = all.without(waivers);
        write(run, made);
        tellWhatIsOdd(all);
        boolean unsafe = threshold.isReached(run.report());
        return unsafe ? UNSAFE : run.sawEverything() ? SystemCommand.DONE : NOT_SEEN;
    }

    private InspectionReport look() throws Exception {
        if (foreign == null) {
            try (OpenTarget system = target.open()) {
                return system.inspection();
            }
        }
        try (Connection connection = foreign.connect(target.url(), environment)) {
            return SchemaInspection.of(connection, connection.getCatalog(), foreign.conventions());
        } catch (SQLException failed) {
            throw notInspected(failed);
        } catch (DataAccessException failed) {
            throw notInspected(failed.getMostSpecificCause());
        }
    }

    private static CommandFailedException notInspected(Throwable cause) {
        return new CommandFailedException("The database could not be inspected: " + String.valueOf(cause.getMessage())
                .lines().findFirst().orElse(""));
    }

    private SqlSources sources() {
        try {
            return SqlSources.in(sources, Path.of(""));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CommandFailedException("The SQL files in " + sources + " cannot be read: " + unreadable
                    .getMessage() + ". Give --source the folder of your migrations.");
        }
    }

    private void write(InspectionRun run, SqlSources made) {
        PrintWriter out = spec.commandLine().getOut();
        InspectionForm wanted = json ? InspectionForm.JSON : form;
        TextReport text = new TextReport(file == null && spec.commandLine().getColorScheme().ansi().enabled(), notes
                || threshold == Threshold.NOTE);
        if (file == null) {
            out.println(wanted.write(run, made, text));
        } else {
            save(file, wanted.write(run, made, text));
            out.println(text.summary(run));
        }
        out.flush();
    }

    private static void save(Path file, String text) {
        try {
            Files.writeString(file, text + System.lineSeparator());
        } catch (IOException unwritable) {
            throw new CommandFailedException(
                    "The findings cannot be written to " + file + ": " + unwritable.getMessage()
                            + ". Give --output a file in a folder that there is.");
        }
    }

    /** What would otherwise go unnoticed: it stands beside the findings, where no program that reads them is disturbed. */
    private void tellWhatIsOdd(InspectionRun all) {
        PrintWriter err = spec.commandLine().getErr();
        for (Waiver waiver : waivers) {
            if (all.report().findings().stream().noneMatch(waiver::covers)) {
                err.println("Nothing is found any more of --ignore " + waiver + ": take it out.");
            }
        }
        if (all.report().tables() == 0) {
            err.println("No table was looked at. Are these the right schemas, and may the role see them?");
        }
        err.flush();
    }
}
