package io.leasehold.outbox.autoconfigure;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantDirectory;
import io.leasehold.outbox.EventTypes;
import io.leasehold.outbox.Outbox;
import io.leasehold.outbox.OutboxDatabase;
import io.leasehold.outbox.OutboxMarks;
import io.leasehold.outbox.OutboxWorker;
import io.leasehold.outbox.SharedOutbox;
import io.leasehold.outbox.SharedOutboxes;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.Servers;

/** An outbox for the tenant's data, one for the control database, and the worker that empties both. */
@AutoConfiguration(afterName = "io.leasehold.postgres.autoconfigure.LeaseholdPostgresAutoConfiguration")
@EnableConfigurationProperties(OutboxProperties.class)
public final class OutboxAutoConfiguration {
    @Bean
    SharedOutboxes sharedOutboxes(Servers servers, @Lookup DataSource lookup) {
        return new SharedOutboxes(servers, lookup);
    }

    @Bean
    OutboxMarks outboxMarks(@Lookup DataSource lookup, OutboxProperties properties) {
        return new OutboxMarks(lookup, properties.markLife(), properties.lookAfter());
    }

    @Bean
    OutboxDatabase tenantOutboxDatabase(DataSource dataSource, PlatformTransactionManager transactionManager,
            SharedOutboxes shared, OutboxMarks marks) {
        return new OutboxDatabase("tenant data", dataSource, transactionManager, shared::all, marks);
    }

    @Bean
    OutboxDatabase controlOutboxDatabase(@Control DataSource dataSource,
            @Qualifier("controlTransactionManager") PlatformTransactionManager transactionManager,
            @Lookup DataSource lookup) {
        return new OutboxDatabase("control database", dataSource, transactionManager, new SharedOutbox(
                Placement.MAIN_SERVER, DatabaseAccess.CONTROL_SCHEMA, () -> lookup));
    }

    @Bean
    @Primary
    Outbox outbox(@Qualifier("tenantOutboxDatabase") OutboxDatabase database, ObjectProvider<EventTypes> types,
            ObjectProvider<Clock> clock, ObjectProvider<OutboxWorker> worker) {
        return outboxOf(database, types, clock, worker);
    }

    @Bean
    @Control
    Outbox controlOutbox(@Qualifier("controlOutboxDatabase") OutboxDatabase database, ObjectProvider<EventTypes> types,
            ObjectProvider<Clock> clock, ObjectProvider<OutboxWorker> worker) {
        return outboxOf(database, types, clock, worker);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "leasehold.outbox.enabled", matchIfMissing = true)
    OutboxWorker outboxWorker(List<OutboxDatabase> databases, ObjectProvider<EventTypes> types,
            TenantDirectory directory,
            ApplicationEventPublisher publisher, OutboxProperties properties) {
        return new OutboxWorker(databases, all(types), directory, publisher, properties.settings());
    }

    private static Outbox outboxOf(OutboxDatabase database, ObjectProvider<EventTypes> types,
            ObjectProvider<Clock> clock,
            ObjectProvider<OutboxWorker> worker) {
        return new Outbox(database, all(types), clock.getIfAvailable(Clock::systemUTC), tenant -> worker.ifAvailable(
                running -> running.nudge(database, tenant)));
    }

    private static EventTypes all(ObjectProvider<EventTypes> features) {
        return EventTypes.all(features.stream().toList());
    }
}
