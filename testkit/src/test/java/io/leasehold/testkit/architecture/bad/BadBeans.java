package io.leasehold.testkit.architecture.bad;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.annotation.Resource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.pool.PlacedConnections;

/** Gets hold of what reaches rows of all without a word that is Leasehold's. */
@SuppressWarnings("NullAway.Init") // set by the container
class BadBeans {
    @Resource(name = "lookupDataSource")
    DataSource resource;

    @Resource
    DataSource operatorDataSource;

    @Value("#{@operatorJdbcClient}")
    JdbcClient expression;

    static class Named {
        Named(@Qualifier("operatorJdbcClient") JdbcClient client) {}
    }

    static class Mapped {
        Mapped(Map<String, DataSource> all) {}
    }

    static class Listed {
        Listed(List<JdbcClient> all) {}
    }

    static class Provided {
        Provided(ObjectProvider<DataSource> all) {}
    }

    static class Several {
        Several(DataSource... all) {}
    }

    Object asked(ApplicationContext context) {
        return context.getBean("operatorDataSource");
    }

    Object askedByType(ApplicationContext context) {
        return context.getBeansOfType(DataSource.class);
    }

    Object askedForAll(ApplicationContext context) {
        return context.getBeansOfType(Object.class);
    }

    Object askedForAny(BeanFactory beans, String name) {
        return beans.getBean(name);
    }

    Function<String, Object> askedByReference(BeanFactory beans) {
        return beans::getBean;
    }

    Connection connect(DatabaseAccess access) throws SQLException {
        return access.connect(access.owner());
    }

    DataSource unpooled(DatabaseAccess access) {
        return access.unpooled(access.owner(), "shared");
    }

    DataSource placed(PlacedConnections placed, Server server) {
        return placed.unpooled(server);
    }

    Object lease(PlacedConnections placed) throws SQLException {
        return placed.lease(null);
    }

    Connection migrating(Flyway flyway) throws SQLException {
        return flyway.getConfiguration().getDataSource().getConnection();
    }
}
