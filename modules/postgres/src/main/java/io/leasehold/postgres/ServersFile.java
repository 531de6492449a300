package io.leasehold.postgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A properties file that names servers and may grow while the application runs: {@code eu.url=jdbc:postgresql://…}, and where they differ from those of
 * the main server {@code eu.direct-url}, {@code eu.connections}, {@code eu.owner.username}, {@code eu.owner.password} and so on for app, lookup and operator.
 */
public final class ServersFile {
    private static final Set<String> DUTIES = Set.of("owner", "app", "lookup", "operator");

    private final Path path;
    private final Server main;
    private @Nullable Version seen;

    /** @param main lends its roles and its number of connections to those that have none of their own */
    public ServersFile(Path path, Server main) {
        this.path = path;
        this.main = main;
    }

    private record Version(FileTime modified, long size) {}

    /**
     * What was found in the file.
     *
     * @param servers those that can be understood
     * @param faults what else there is, each in a sentence
     */
    record Reading(List<Server> servers, List<String> faults) {}

    /** Whether it was written to since it was read. */
    boolean hasChanged() {
        return !Objects.equals(version(), seen);
    }

    /** Each server in it on its own account, so that a slip in one line holds up no other server; nothing where there is no such file yet. */
    Reading read() {
        seen = version();
        Properties properties = new Properties();
        if (seen != null) {
            try (Reader in = Files.newBufferedReader(path)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                return new Reading(List.of(),
                        List.of("The file of servers " + path + " cannot be read: " + e.getMessage()));
            }
        }
        return reading(properties);
    }

    private Reading reading(Properties properties) {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            int dot = key.indexOf('.');
            if (dot < 1) {
                faults.add(unknown(key));
            } else {
                byName.computeIfAbsent(key.substring(0, dot), _ -> new TreeMap<>()).put(key.substring(dot + 1),
                        properties.getProperty(key).strip());
            }
        }
        List<Server> servers = new ArrayList<>();
        byName.forEach((name, settings) -> {
            try {
                servers.add(server(name, settings));
            } catch (IllegalStateException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        });
        return new Reading(List.copyOf(servers), List.copyOf(faults));
    }

    private static boolean isKnown(String setting) {
        return Set.of("url", "direct-url", "connections").contains(setting)
                || Stream.of(".username", ".password").anyMatch(end -> setting.endsWith(end) && DUTIES.contains(setting
                        .substring(0, setting.length() - end.length())));
    }

    private Server server(String name, Map<String, String> settings) {
        for (String setting : settings.keySet()) {
            if (!isKnown(setting)) {
                throw new IllegalStateException(unknown(name + "." + setting));
            }
        }
        String url = settings.get("url");
        if (url == null) {
            throw refused(name + " has no address. Add " + name + ".url=jdbc:postgresql://…", null);
        }
        DatabaseAccess usual = main.access();
        DatabaseAccess access = new DatabaseAccess(url, role(settings, "owner", usual.owner()), role(settings, "app",
                usual.app()), role(settings, "lookup", usual.lookup()), role(settings, "operator", usual.operator()));
        try {
            String connections = settings.get("connections");
            return new Server(name, access, settings.getOrDefault("direct-url", url), connections == null
                    ? main.connections()
                    : Integer.parseInt(connections));
        } catch (IllegalArgumentException e) {
            throw refused(name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private String unknown(String key) {
        return "The file of servers " + path + " has an entry that cannot be used: \"" + key
                + "\" is no setting of a server. Name it <server>.url, <server>.direct-url, <server>.connections, or "
                + "<server>.<role>.username or .password.";
    }

    private static Credentials role(Map<String, String> settings, String duty, Credentials usual) {
        return new Credentials(settings.getOrDefault(duty + ".username", usual.username()), settings.getOrDefault(duty
                + ".password", usual.password()));
    }

    private @Nullable Version version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException absent) {
            return null;
        }
    }

    private IllegalStateException refused(String why, @Nullable Exception cause) {
        return new IllegalStateException("The file of servers " + path + " has an entry that cannot be used: " + why
                + ".", cause);
    }
}
