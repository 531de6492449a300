package io.leasehold.postgres.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is in a schema, without the schema's own name, so that two can be compared.
 *
 * @param objects definitions by kind and name
 */
record Catalog(Map<Key, String> objects) {
    private static final String QUERY = query();

    /** What kind of object, and which. */
    record Key(String kind, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int kinds = kind.compareTo(other.kind);
            return kinds == 0 ? name.compareTo(other.name) : kinds;
        }
    }

    /** The catalogs of these schemas, by one query. */
    static Map<String, Catalog> of(Connection owner, Collection<String> schemas) throws SQLException {
        Map<String, Catalog> catalogs = new HashMap<>();
        schemas.forEach(schema -> catalogs.put(schema, new Catalog(new TreeMap<>())));
        try (PreparedStatement query = owner.prepareStatement(QUERY)) {
            query.setArray(1, owner.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Catalog catalog = Objects.requireNonNull(catalogs.get(row.getString(1)));
                    catalog.objects.put(new Key(row.getString(2), row.getString(3)), row.getString(4));
                }
            }
        }
        return catalogs;
    }

    /** What is not as in the reference. */
    List<Difference> differencesFrom(Catalog reference) {
        TreeSet<Key> keys = new TreeSet<>(objects.keySet());
        keys.addAll(reference.objects.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Key key : keys) {
            String expected = reference.objects.get(key);
            String found = objects.get(key);
            if (!Objects.equals(expected, found)) {
                differences.add(new Difference(key.kind, key.name, expected, found));
            }
        }
        return differences;
    }

    private static String query() {
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading catalog.sql from the library failed.", e);
        }
    }
}
