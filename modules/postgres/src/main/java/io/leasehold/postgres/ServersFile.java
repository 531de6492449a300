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

    /** Whether it was written to since it was read. */
    boolean hasChanged() {
        return !Objects.equals(version(), seen);
    }

    /** All servers in it; none where there is no such file yet. */
    public List<Server> read() {
        seen = version();
        Properties properties = new Properties();
        if (seen != null) {
            try (Reader in = Files.newBufferedReader(path)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw refused("it cannot be read: " + e.getMessage(), e);
            }
        }
        return servers(properties);
    }

    private List<Server> servers(Properties properties) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            int dot = key.indexOf('.');
            String setting = key.substring(dot + 1);
            if (dot < 1 || !isKnown(setting)) {
                throw refused("\"" + key + "\" is no setting of a server. Name it <server>.url, <server>.direct-url, "
                        + "<server>.connections, or <server>.<role>.username or .password", null);
            }
            byName.computeIfAbsent(key.substring(0, dot), _ -> new TreeMap<>()).put(setting, properties.getProperty(key)
                    .strip());
        }
        List<Server> servers = new ArrayList<>();
        byName.forEach((name, settings) -> servers.add(server(name, settings)));
        return servers;
    }

    private static boolean isKnown(String setting) {
        return Set.of("url", "direct-url", "connections").contains(setting)
                || Stream.of(".username", ".password").anyMatch(end -> setting.endsWith(end) && DUTIES.contains(setting
                        .substring(0, setting.length() - end.length())));
    }

    private Server server(String name, Map<String, String> settings) {
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
        return new IllegalStateException("The file of servers " + path + " was not taken over: " + why + ".", cause);
    }
}
