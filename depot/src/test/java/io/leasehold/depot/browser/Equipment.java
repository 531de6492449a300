package io.leasehold.depot.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What browser tests need of the machine, and whether it is there. */
sealed interface Equipment {
    /**
     * All there.
     *
     * @param browser the program
     * @param node Node.js, which carries the driver; {@code null} where the driver brings its own
     */
    record Complete(Path browser, @Nullable Path node) implements Equipment {}

    /** Something is not there. */
    record Missing(String what) implements Equipment {}

    /** The oldest that the driver runs on. */
    int NODE = 20;

    static Equipment find() {
        Optional<Path> browser = program("LEASEHOLD_BROWSER", "chromium", "chromium-browser", "google-chrome");
        if (browser.isEmpty()) {
            return new Missing("no Chromium was found");
        }
        if (bringsNode()) {
            return new Complete(browser.get(), null);
        }
        return program("LEASEHOLD_NODE", "node").filter(Equipment::isNewEnough)
                .<Equipment>map(node -> new Complete(browser.get(), node))
                .orElse(new Missing("no Node.js " + NODE + " or newer was found"));
    }

    private static boolean bringsNode() {
        return Equipment.class.getClassLoader().getResource("driver/linux") != null;
    }

    private static Optional<Path> program(String setting, String... names) {
        String chosen = System.getProperty(setting, System.getenv(setting));
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(Path.of(chosen));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names).flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder,
                name))).filter(Files::isExecutable).findFirst();
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process asked = new ProcessBuilder(node.toString(), "--version").start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return asked.waitFor() == 0 && Integer.parseInt(version.replaceAll("\\D+(\\d+).*\\s*", "$1")) >= NODE;
        } catch (IOException | NumberFormatException unusable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
