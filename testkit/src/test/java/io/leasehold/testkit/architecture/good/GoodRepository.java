package io.leasehold.testkit.architecture.good;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;

/** What the rules are content with. */
class GoodRepository {
    private static final Map<String, Integer> WEIGHTS = Map.of("light", 1);
    private static final List<String> COLUMNS = List.of("id", "name");
    private static final Set<String> WORDS = Set.copyOf(new HashSet<>(COLUMNS));
    private static final Map<String, String> VIEW = Collections.unmodifiableMap(new HashMap<>());
    private static final List<Integer> LENGTHS = COLUMNS.stream().map(String::length).toList();

    private final JdbcClient jdbc;
    private final Map<String, Integer> constants = Map.of();
    private final ConcurrentHashMap<Key, String> names = new ConcurrentHashMap<>();
    private final Map<Key, String> alsoNames = new ConcurrentHashMap<>();
    private final Map<String, String> ofThisObject = new HashMap<>();

    record Key(Tenant tenant, String id) {}

    GoodRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DataSource wrapped(Tenant tenant, DataSource bound) {
        return new TransactionAwareDataSourceProxy(bound);
    }

    @Caching(cacheable = @Cacheable(cacheNames = "titles", key = "#tenant.id + #id"))
    String title(Tenant tenant, String id) {
        return tenant.slug() + id + WORDS + VIEW + LENGTHS + alsoNames + ofThisObject;
    }

    Object other(Tenant tenant, BeanFactory beans) {
        return beans.getBean(GoodRepository.class) + title(tenant, beans.getBean("named", String.class));
    }

    @Override
    public String toString() {
        return "orders";
    }

    /** Has nothing to do with the database, and anybody may be asked of it. */
    @Component
    static class Rules {
        boolean fit(List<String> words) {
            return WORDS.containsAll(words);
        }
    }

    String name(Tenant tenant, String id) {
        return names.computeIfAbsent(new Key(tenant, id), key -> jdbc.sql("select 1").query(String.class).single()
                + WEIGHTS.getOrDefault(id, 0) + COLUMNS + constants);
    }
}
