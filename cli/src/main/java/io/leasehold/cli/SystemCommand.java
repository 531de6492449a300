package io.leasehold.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import picocli.CommandLine.Mixin;

/** A command that works on a running system's databases. */
abstract class SystemCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;

    @Mixin
    private final Target target;

    @Mixin
    private final Output output = new Output();

    SystemCommand(Map<String, String> environment) {
        this.target = new Target(environment);
    }

    /** Does the work, and returns the exit code. */
    abstract int run(OpenTarget system, Output output) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (OpenTarget system = target.open()) {
            return run(system, output);
        } catch (Problem refused) {
            throw new CommandFailedException(said(refused));
        }
    }

    private static String said(Problem refused) {
        return refused.properties().get("errors") instanceof List<?> fields
                ? fields.stream().map(field -> field instanceof InvalidField wrong ? wrong.detail() : "")
                        .collect(Collectors
                                .joining(" "))
                : refused.detail();
    }

    /** Whose doing it is, for the operator log. */
    static Mandate mandate(String reason) {
        return new Mandate("command line, " + System.getProperty("user.name"), reason.isBlank() ? null : reason);
    }
}
