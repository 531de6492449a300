package io.leasehold.outbox.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.core.TenantDirectory;
import io.leasehold.outbox.EventTypes;
import io.leasehold.outbox.Outbox;
import io.leasehold.outbox.OutboxWorker;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresAutoConfiguration;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxAutoConfigurationTests {
    private static final String[] DATABASE = TestPostgres.newDatabase().springProperties().entrySet().stream().map(
            property -> property.getKey() + "=" + property.getValue()).toArray(String[]::new);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LeaseholdPostgresAutoConfiguration.class, OutboxAutoConfiguration.class))
            .withPropertyValues(DATABASE);
    private final ApplicationContextRunner knowingTenants = runner.withBean(TenantDirectory.class, () -> key -> Optional
            .empty());

    @Test
    void bringsAnOutboxForEachDatabaseAndARunningWorker() {
        knowingTenants.run(context -> {
            assertThat(context.getBeansOfType(Outbox.class)).containsOnlyKeys("outbox", "controlOutbox");
            assertThat(context.getBean(Outbox.class)).isSameAs(context.getBean("outbox"));
            assertThat(context.getBean(OutboxWorker.class).isRunning()).isTrue();
            assertThat(context.getBean(OutboxProperties.class)).isEqualTo(new OutboxProperties(true, 2, 20, Duration
                    .ofMinutes(1), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofHours(1),
                    Duration.ofDays(7),
                    Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(1)));
        });
    }

    @Test
    void onlyWritesWhereItIsNotEnabled() {
        runner.withPropertyValues("leasehold.outbox.enabled=false").run(context -> assertThat(context).hasNotFailed()
                .doesNotHaveBean(OutboxWorker.class)
                .hasBean("outbox"));
    }

    @Test
    void takesTheWorkerOfTheApplication() {
        knowingTenants.withUserConfiguration(OwnWorker.class).run(context -> assertThat(context).hasSingleBean(
                OutboxWorker.class).hasBean("ownWorker"));
    }

    @Test
    void asksTheDirectoryInTheDatabaseWhereTheApplicationBringsNone() {
        runner.run(context -> assertThat(context).hasNotFailed().hasSingleBean(TenantDirectory.class).hasSingleBean(
                OutboxWorker.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWorker {
        @Bean
        OutboxWorker ownWorker(TenantDirectory directory) {
            return new OutboxWorker(List.of(), EventTypes.of(), directory, event -> {},
                    new OutboxProperties(true, 1, 1, Duration.ofMinutes(1), Duration.ofMinutes(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofMinutes(10),
                            Duration.ofMinutes(1)).settings());
        }
    }
}
