package io.leasehold.testkit.architecture.good;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Tenant;

/** What the rules are content with. */
class GoodRepository {
    private static final Map<String, Integer> WEIGHTS = Map.of("light", 1);
    private static final List<String> COLUMNS = List.of("id", "name");

    private final JdbcClient jdbc;
    private final Map<String, Integer> constants = Map.of();
    private final ConcurrentHashMap<Key, String> names = new ConcurrentHashMap<>();

    record Key(Tenant tenant, String id) {}

    GoodRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String name(Tenant tenant, String id) {
        return names.computeIfAbsent(new Key(tenant, id), key -> jdbc.sql("select 1").query(String.class).single()
                + WEIGHTS.getOrDefault(id, 0) + COLUMNS + constants);
    }
}
