package io.leasehold.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.embedded.EmbeddedServer;
import picocli.CommandLine.Option;

/** Which system a command works on: the same settings as those of the application, or the embedded server of a data folder. */
final class Target {
    private final Map<String, String> environment;

    @Option(names = "--url", paramLabel = "<jdbc-url>", description = "Address of the control database "
            + "(default: $LEASEHOLD_POSTGRES_URL, else the embedded server of --data-dir). Roles and passwords come from "
            + "$$LEASEHOLD_POSTGRES_{OWNER,APP,LOOKUP,OPERATOR}_{USERNAME,PASSWORD}.")
    private String url = "";

    @Option(names = "--data-dir", paramLabel = "<folder>", description = "Folder of an embedded server, running or not "
            + "(default: $$LEASEHOLD_DATA_DIR or .data).")
    private @Nullable Path dataDir;

    @Option(names = "--servers", paramLabel = "<file>", description = "Properties file of more servers "
            + "(default: $$LEASEHOLD_POSTGRES_SERVERSFILE).")
    private @Nullable Path serversFile;

    @Option(names = "--migrations", paramLabel = "<path>", description = "Folder or jar with db/tenant, the migrations of "
            + "the application (default: $$LEASEHOLD_MIGRATIONS).")
    private @Nullable Path migrations;

    Target(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The address that was given as an option; empty when none was. */
    String url() {
        return url;
    }

    /** Connects; the embedded server is started for the length of the command where no application runs it. */
    OpenTarget open() {
        SystemSettings settings = settings();
        if (!settings.postgres().url().isBlank()) {
            return new OpenTarget(settings, settings.postgres().access(), migrations(), () -> {});
        }
        Path folder = dataDir != null ? dataDir : Path.of(environment.getOrDefault("LEASEHOLD_DATA_DIR", ".data"));
        Optional<DatabaseAccess> running = EmbeddedServer.running(folder);
        if (running.isPresent()) {
            return new OpenTarget(settings, running.get(), migrations(), () -> {});
        }
        if (!Files.exists(folder.resolve("passwords.properties"))) {
            throw new CommandFailedException("There is no system to work on: no address of a database was given, and "
                    + folder + " holds no embedded server. Give --url or LEASEHOLD_POSTGRES_URL, or the folder of an "
                    + "application that was started once (--data-dir).");
        }
        EmbeddedServer server = EmbeddedServer.start(folder, 0);
        return new OpenTarget(settings, server.access(), migrations(), server);
    }

    private Optional<Path> migrations() {
        Optional<Path> given = Optional.ofNullable(migrations).or(() -> Optional.ofNullable(environment.get(
                "LEASEHOLD_MIGRATIONS")).filter(path -> !path.isBlank()).map(Path::of));
        given.filter(path -> !Files.exists(path)).ifPresent(path -> {
            throw new CommandFailedException("There are no migrations in " + path
                    + ": no such folder or jar. Give --migrations.");
        });
        return given;
    }

    private SystemSettings settings() {
        Map<String, Object> options = new HashMap<>();
        if (!url.isBlank()) {
            options.put("leasehold.postgres.url", url);
        }
        if (serversFile != null) {
            options.put("leasehold.postgres.servers-file", serversFile.toString());
        }
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("options", options));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(environment)));
        return SystemSettings.of(new Binder(ConfigurationPropertySources.from(sources)));
    }
}
