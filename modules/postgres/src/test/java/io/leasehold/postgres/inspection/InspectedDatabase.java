package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A prepared database in which faults are planted. Classes of tests run side by side, so each has its own. */
final class InspectedDatabase {
    final DatabaseAccess access = TestServer.preparedDatabase();
    final String app = access.app().username();

    static final String SOUND = """
                                create table shared.faulty (
                                  tenant_id uuid not null default current_setting('leasehold.tenant')::uuid, id uuid not null, name text,
                                  primary key (tenant_id, id));
                                select leasehold.protect('shared.faulty');
                                """;

    void planted(Rule rule, String fault, String cure, String problem) {
        TestServer.execute(access.url(), TestServer.administrator(), fault);
        try {
            assertThat(inspection(access).findings()).extracting(Finding::rule, Finding::problem).contains(tuple(rule,
                    problem));
        } finally {
            TestServer.execute(access.url(), TestServer.administrator(), cure);
        }
        assertThat(problems()).isEmpty();
    }

    void asOwner(String sql) {
        TestServer.execute(access.url(), access.owner(), sql);
    }

    DatabaseAccess withParameters(String parameters) {
        return new DatabaseAccess(access.url() + "?" + parameters, access.owner(), access.app(), access.lookup(), access
                .operator());
    }

    List<String> problems() {
        return problems(access);
    }

    static List<String> problems(DatabaseAccess access) {
        return inspection(access).findings().stream().map(Finding::problem).toList();
    }

    static Inspection inspection(DatabaseAccess access) {
        return new Inspection(dataSource(access, access.app(), "shared"), dataSource(access, access.app(), "control"),
                dataSource(access, access.lookup(), "control"), access.operator().username());
    }

    static DataSource dataSource(DatabaseAccess access, Credentials role, String schema) {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(access.url(), role.username(),
                role.password());
        Properties properties = new Properties();
        properties.setProperty("currentSchema", schema + ",leasehold");
        dataSource.setConnectionProperties(properties);
        return dataSource;
    }
}
