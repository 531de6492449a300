package io.leasehold.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One command, and what came of it.
 *
 * @param code what a shell sees as {@code $?}
 * @param out the answer
 * @param err what stands beside it: progress, faults
 */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Leasehold.commandLine(environment).setOut(new PrintWriter(out)).setErr(
                new PrintWriter(err)).setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int code = commandLine.execute(arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** The same, where it has to end with this code. */
    CommandLineRun expect(int expected) {
        if (code != expected) {
            throw new AssertionError("The command ended with " + code + ":\n" + out + err);
        }
        return this;
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
