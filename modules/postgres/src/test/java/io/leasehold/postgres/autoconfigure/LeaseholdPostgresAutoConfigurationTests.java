package io.leasehold.postgres.autoconfigure;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import io.leasehold.postgres.TenantDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseholdPostgresAutoConfigurationTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner().withConfiguration(
            AutoConfigurations.of(LeaseholdPostgresAutoConfiguration.class, DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class));

    @TempDir
    private Path folder;

    @Test
    void bringsADatabaseOfItsOwnWhereNoneIsNamed() {
        application.withPropertyValues("leasehold.data-dir=" + folder, "leasehold.pg-port=0").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(DataSource.class)).isInstanceOf(TenantDataSource.class);
            assertThat(context.getBeanNamesForType(JdbcClient.class)).hasSize(3);
            assertThat(context.getBeanNamesForType(PlatformTransactionManager.class)).containsExactlyInAnyOrder(
                    "transactionManager", "controlTransactionManager");
            assertThat(context).doesNotHaveBean(FlywayMigrationInitializer.class);
            assertThat(context.getBean(JdbcTemplate.class).getDataSource()).isSameAs(context.getBean(
                    "tenantDataSource"));
            assertThat(context.getBean(JdbcClient.class).sql("select current_user").query(String.class).single())
                    .isEqualTo("leasehold_app");
            assertThat(context.getBean("lookupJdbcClient", JdbcClient.class).sql("select current_user").query(
                    String.class).single()).isEqualTo("leasehold_lookup");
        });
    }
}
