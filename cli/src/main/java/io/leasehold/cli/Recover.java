package io.leasehold.cli;

import java.util.Map;

import io.leasehold.postgres.provisioning.Recovery;
import picocli.CommandLine.Command;

/** Finishes what was cut off. */
@Command(name = "recover", mixinStandardHelpOptions = true, description = "Finishes what was cut off, and removes what is due: tenants half made, drops half done, places of nobody. The application does the same by itself.", footer = {
    "", "Example:", "  leasehold recover"})
final class Recover extends SystemCommand {
    Recover(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        Recovery recovery = system.provisioning().recover();
        output.answer(recovery, recovery.isEmpty() ? "Nothing was unfinished." : sentences(recovery));
        return recovery.failures().isEmpty() ? DONE : FAILED;
    }

    private static String sentences(Recovery recovery) {
        StringBuilder text = new StringBuilder();
        recovery.completed().forEach(tenant -> line(text, tenant.slug() + " is finished, and served."));
        recovery.dropped().forEach(dropped -> line(text, dropped.slug() + " is gone."));
        recovery.removed().forEach(place -> line(text, place + " belonged to nobody, and is removed."));
        if (recovery.spares() > 0) {
            line(text, recovery.spares() + " spare databases made.");
        }
        recovery.failures().forEach(failure -> line(text, "Failed: " + Table.shown(failure)));
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String sentence) {
        text.append(sentence).append(System.lineSeparator());
    }
}
