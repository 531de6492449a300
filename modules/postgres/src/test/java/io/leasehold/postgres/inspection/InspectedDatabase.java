package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A prepared database in which faults are planted. */
final class InspectedDatabase {
    static final DatabaseAccess ACCESS = TestServer.preparedDatabase();
    static final String APP = ACCESS.app().username();

    static final String SOUND = """
                                create table shared.faulty (
                                  tenant_id uuid not null default current_setting('leasehold.tenant')::uuid, id uuid not null, name text,
                                  primary key (tenant_id, id));
                                select leasehold.protect('shared.faulty');
                                """;

    private InspectedDatabase() {}

    static void planted(String fault, String cure, String problem) {
        TestServer.execute(ACCESS.url(), TestServer.administrator(), fault);
        try {
            assertThat(problems()).contains(problem);
        } finally {
            TestServer.execute(ACCESS.url(), TestServer.administrator(), cure);
        }
        assertThat(problems()).isEmpty();
    }

    static void asOwner(String sql) {
        TestServer.execute(ACCESS.url(), ACCESS.owner(), sql);
    }

    static DatabaseAccess withParameters(String parameters) {
        return new DatabaseAccess(ACCESS.url() + "?" + parameters, ACCESS.owner(), ACCESS.app(), ACCESS.lookup(), ACCESS
                .operator());
    }

    static List<String> problems() {
        return problems(ACCESS);
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
