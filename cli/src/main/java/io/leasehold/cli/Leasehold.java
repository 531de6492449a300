package io.leasehold.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;

import io.leasehold.postgres.report.Waiver;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Ends with 0 when all is done, 2 when it was asked for something it does not understand, 1 when it failed; see {@link Inspect} for 3. */
@Command(name = "leasehold", mixinStandardHelpOptions = true, version = "leasehold 0.1.0", description = "Operates Leasehold, the multi-tenant foundation for Java SaaS.", footer = {
    "", "Exit codes: 0 done, 1 failed or found something, 2 not understood; 3 inspect could not look.", "", "Examples:",
    "  leasehold status",
    "  leasehold tenants list", "  leasehold tenants create initech --owner ike@initech.example --placement schema",
    "  leasehold migrate", "  leasehold inspect", "  leasehold init --print-sql > leasehold.sql",
    "  source <(leasehold generate-completion)"})
public final class Leasehold implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine tenants = new CommandLine(new TenantsCommand()).addSubcommand(new TenantsList(environment))
                .addSubcommand(new TenantsShow(environment)).addSubcommand(new TenantsCreate(environment))
                .addSubcommand(new TenantsChange(environment)).addSubcommand(TenantsStatus.suspend(environment))
                .addSubcommand(TenantsStatus.resume(environment))
                .addSubcommand(TenantsStatus.deactivate(environment)).addSubcommand(new TenantsDrop(environment));
        CommandLine all = new CommandLine(new Leasehold()).addSubcommand(new Status(environment)).addSubcommand(tenants)
                .addSubcommand(new Migrate(environment)).addSubcommand(new DriftCommand(environment))
                .addSubcommand(new Inspect(environment)).addSubcommand(new Recover(environment)).addSubcommand(new Init(
                        environment))
                .addSubcommand(new GenerateCompletion()).setCaseInsensitiveEnumValuesAllowed(true).registerConverter(
                        Duration.class, new DurationWords())
                .registerConverter(Waiver.class, new WaiverWords())
                // Names of schemas may have quotes in them.
                .setSplitQuotedStrings(true)
                // What is typed wins over what stands in a file of arguments before it.
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(sentence(failure)));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
        return all.setParameterExceptionHandler(sayingWhatIsMissingOrTwice(all.getParameterExceptionHandler()));
    }

    /** Of a file that is not there, the parser makes an argument like any other; of an option of a group given again, a second group. */
    private static IParameterExceptionHandler sayingWhatIsMissingOrTwice(IParameterExceptionHandler usual) {
        return (failure, arguments) -> {
            if (failure instanceof MaxValuesExceededException) {
                CommandLine command = failure.getCommandLine();
                command.getErr()
                        .println(command.getColorScheme().errorText("An option that describes the database, such as "
                                + "--user or --tenant-column, is given twice, perhaps in a file and after it. Say each once; --url and what "
                                + "is about the report may be said again."));
                return command.getCommandSpec().exitCodeOnInvalidInput();
            }
            if (failure instanceof UnmatchedArgumentException unmatched) {
                Optional<String> file = unmatched.getUnmatched().stream().filter(word -> word.startsWith("@"))
                        .findFirst();
                if (file.isPresent()) {
                    CommandLine command = failure.getCommandLine();
                    command.getErr().println(command.getColorScheme().errorText("There is no file " + file.get()
                            .substring(1) + " to read arguments from."));
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                }
            }
            return usual.handleParseException(failure, arguments);
        };
    }

    /** What people can do something with: no SQL. */
    private static String sentence(Exception failure) {
        return switch (failure) {
            case BadSqlGrammarException _ -> "The tables of this database are not those of this version. Start the "
                    + "application on it once, which brings them up to date.";
            case NestedRuntimeException database when database instanceof DataAccessException ->
                "The database refused: "
                        + String.valueOf(database.getMostSpecificCause().getMessage()).lines().findFirst().orElse("");
            default -> Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
        };
    }

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: leasehold status");
    }
}
