package io.leasehold.cli;

import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Ends with 0 when all is done, 2 when it was asked for something it does not understand, 1 when it failed. */
@Command(name = "leasehold", mixinStandardHelpOptions = true, version = "leasehold 0.1.0", description = "Operates Leasehold, the multi-tenant foundation for Java SaaS.", footer = {
    "", "Example:", "  java -jar leasehold.jar init --print-sql > leasehold.sql"})
public final class Leasehold implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Leasehold()).addSubcommand(new Init(environment))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(String.valueOf(failure.getMessage())));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: leasehold init --print-sql");
    }
}
