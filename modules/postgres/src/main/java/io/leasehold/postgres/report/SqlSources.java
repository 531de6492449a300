package io.leasehold.postgres.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where objects of a database are made, in the SQL files of a repository, so that a finding can be shown at that line. */
public final class SqlSources {
    /** Of a repository without SQL files. */
    public static final SqlSources NONE = new SqlSources(Map.of());

    private static final String NAME = "(?:[\\w$]+|\"[^\"]+\")";
    private static final String QUALIFIED = NAME + "(?:\\." + NAME + ")?";
    private static final Pattern CREATION = Pattern.compile("\\bcreate\\s+(?:or\\s+replace\\s+)?"
            + "(?:unlogged\\s+|unique\\s+|recursive\\s+)?(?:policy\\s+(?<policy>" + NAME + ")\\s+on\\s+(?<table>"
            + QUALIFIED
            + ")|(?:table|view|materialized\\s+view|function|index|sequence)\\s+(?:concurrently\\s+)?"
            + "(?:if\\s+not\\s+exists\\s+)?(?<name>" + QUALIFIED + "))", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("([^.\"(\\s]+)|\"([^\"]+)\"");

    private final Map<String, Line> creations;

    private SqlSources(Map<String, Line> creations) {
        this.creations = creations;
    }

    /**
     * A line of a file.
     *
     * @param file relative to the root of the repository, with slashes
     * @param number the first is 1
     */
    record Line(String file, int number) {}

    /**
     * Reads the SQL files of these folders.
     *
     * @param root of the repository, which the names of files are relative to
     */
    public static SqlSources in(List<Path> folders, Path root) throws IOException {
        Map<String, Line> creations = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                    read(file, root, creations);
                }
            }
        }
        return new SqlSources(creations);
    }

    private static void read(Path file, Path root, Map<String, Line> creations) throws IOException {
        String sql = Files.readString(file);
        Path from = root.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        String name = (absolute.startsWith(from) ? from.relativize(absolute) : file.normalize()).toString().replace(
                '\\',
                '/');
        Matcher creation = CREATION.matcher(sql);
        while (creation.find()) {
            int number = 1 + (int) sql.substring(0, creation.start()).chars().filter(c -> c == '\n').count();
            String made = creation.group("policy") == null
                    ? last(creation.group("name"))
                    : last(creation.group("table")) + "." + last(creation.group("policy"));
            creations.putIfAbsent(made, new Line(name, number));
        }
    }

    /**
     * Where an object of this name is made; what belongs to a table and is not made by itself, where the table is. Schemas are not told apart: the same file
     * makes the tables of many.
     */
    Optional<Line> find(String object) {
        List<String> parts = parts(object);
        if (parts.size() == 3) {
            return Optional.ofNullable(creations.get(parts.get(1) + "." + parts.get(2))).or(() -> Optional.ofNullable(
                    creations.get(parts.get(1))));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.ofNullable(creations.get(parts.getLast()));
    }

    private static String last(String qualified) {
        return parts(qualified).getLast();
    }

    /** Without the arguments of a function. */
    private static List<String> parts(String qualified) {
        return PART.matcher(qualified.replaceFirst("\\(.*$", "")).results().map(part -> part.group(1) != null
                ? part.group(1).toLowerCase(Locale.ROOT)
                : part.group(2)).toList();
    }
}
