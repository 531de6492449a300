package io.leasehold.testkit.architecture.bad;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** Services and repositories that are called otherwise. */
class BadKeepers {
    @Service
    static class Desk {
        String find(String id) {
            return id;
        }
    }

    @Repository
    static class Orders {
        String find(String id) {
            return id;
        }
    }

    @Component
    static class Store {
        private final JdbcClient jdbc;

        Store(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        Object find(String id) {
            return jdbc.sql(id);
        }
    }
}
