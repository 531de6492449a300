package io.leasehold.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command answers: tables for people, JSON for programs. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(
            PropertyNamingStrategies.SNAKE_CASE).enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "Answer in JSON, for programs.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    boolean isJson() {
        return json;
    }

    <T> void rows(List<T> rows, Table<T> table, String whenEmpty) {
        if (json) {
            json(rows);
        } else {
            line(rows.isEmpty() ? whenEmpty : table.of(rows));
        }
    }

    /** The same fact in both ways. */
    void answer(Object fact, String sentence) {
        if (json) {
            json(fact);
        } else {
            line(sentence);
        }
    }

    void json(Object value) {
        line(JSON.writeValueAsString(value));
    }

    void line(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Progress goes beside the answer, so that the answer can be piped on. */
    ProgressBar progress() {
        return new ProgressBar(command.commandLine().getErr(), isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // never null from JDK 22 on, but annotated as if it were
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
