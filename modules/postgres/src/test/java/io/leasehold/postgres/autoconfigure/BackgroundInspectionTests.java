package io.leasehold.postgres.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.leasehold.core.Placement;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.fleet.Places;

import static org.assertj.core.api.Assertions.assertThat;

/** What the start does not look at, own schemas and own databases, is looked at when the application serves. */
class BackgroundInspectionTests {
    private static final Logger SECURITY = (Logger) LoggerFactory.getLogger("io.leasehold.security");
    private static final String UNSAFE = "main/t_" + "a".repeat(32);
    private static final String SOUND = "main/t_" + "b".repeat(32);

    private final DatabaseAccess access = TestServer.preparedDatabase();
    private final Lines lines = new Lines();

    /** What security has been told. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }

    @AfterEach
    void listenNoMore() {
        SECURITY.detachAppender(lines);
    }

    @Test
    void tellsSecurityWhatIsUnsafeInThePlaceOfOneTenantAndNothingOfTheOther() throws Exception {
        lines.start();
        SECURITY.addAppender(lines);
        for (String place : List.of(UNSAFE, SOUND)) {
            String schema = place.substring(place.indexOf('/') + 1);
            TestServer.execute(access.url(), access.owner(),
                    """
                    create schema %1$s; grant usage on schema %1$s to %2$s;
                    create table %1$s.letters (tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
                      id uuid not null, primary key (tenant_id, id));
                    select leasehold.protect('%1$s.letters');
                    """.formatted(
                            schema, access.app().username()));
            new Places(JdbcClient.create(access.unpooled(access.operator(), DatabaseAccess.CONTROL_SCHEMA)), Clock
                    .systemUTC()).isCurrent(place, new Placement.OwnSchema("main", schema), null, "made by hand");
        }
        TestServer.execute(access.url(), access.owner(), "alter table t_" + "a".repeat(32)
                + ".letters no force row level security");

        InspectionEndpointTests.application(access).withPropertyValues("leasehold.inspection.delay=0s",
                "leasehold.inspection.pause=1ms").run(context -> {
                    serve(context);
                    ILoggingEvent line = Objects.requireNonNull(lines.events.poll(60, TimeUnit.SECONDS));
                    assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(line.getFormattedMessage()).startsWith(UNSAFE + ": ").contains(
                            "does not force row-level security", "force row level security;");
                    assertThat(lines.events).isEmpty();
                });
    }

    @Test
    void looksAtNothingWhereNobodyWantsItTo() {
        InspectionEndpointTests.application(access).withPropertyValues("leasehold.inspection.after-start=false").run(
                context -> assertThat(context).hasNotFailed().doesNotHaveBean(BackgroundInspection.class));
    }

    private static void serve(AssertableApplicationContext context) {
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
                (ConfigurableApplicationContext) context.getSourceApplicationContext(), Duration.ZERO));
    }
}
