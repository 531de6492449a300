package io.leasehold.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = {WebApplication.class,
    ObservabilityTests.Observing.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ObservabilityTests {
    @LocalServerPort
    private int port;

    @Autowired
    private Observed observed;

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        root().addAppender(lines);
        observed.requests.clear();
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(lines);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void putsTheTenantIntoTheLinesOfItsRequestsAndOfNoOthers() {
        for (int turn = 0; turn < 20; turn++) {
            Caller.bearer(port, Town.LIN).get("/orgs/globex/tasks");
            Caller.stranger(port).get("/open");
        }
        List<ILoggingEvent> bound = lines.saying("Showing tasks");
        assertThat(bound).hasSize(20).allSatisfy(line -> {
            assertThat(line.getMDCPropertyMap()).containsEntry("tenant", "globex").containsEntry("tenantId", Town.GLOBEX
                    .id().toString());
            assertThat(line.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
        });
        assertThat(lines.saying("Open to all")).hasSize(20).allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                .doesNotContainKeys("tenant", "tenantId"));
    }

    @Test
    void logsAFailureUnderTheTraceIdOfItsAnswer() {
        String answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/failing/bug").body();
        Matcher traceId = Pattern.compile("\"traceId\":\"([0-9a-f]{32})\"").matcher(answer);
        assertThat(traceId.find()).isTrue();
        assertThat(lines.saying("A request failed")).singleElement().satisfies(line -> assertThat(line
                .getMDCPropertyMap()).containsEntry("traceId", traceId.group(1)).containsEntry("tenant", "globex"));
    }

    @Test
    void raisesASecurityAlertWhenAGuardWasMissed() {
        for (String failing : List.of("sql/42501", "unbound")) {
            lines.events.clear();
            Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/failing/" + failing);
            assertThat(lines.events.stream().filter(line -> line.getLoggerName().equals("io.leasehold.security")))
                    .singleElement().satisfies(line -> {
                        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                        assertThat(line.getMarkerList()).extracting(Object::toString).containsExactly("SECURITY_ALERT");
                        assertThat(line.getMDCPropertyMap()).containsEntry("tenant", "globex");
                    });
        }
    }

    @Test
    void putsTheTenantIntoTheTraceAndNotIntoMetrics() {
        Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/tasks");
        Observation.Context request = observed.await();
        assertThat(request.getHighCardinalityKeyValues()).contains(KeyValue.of("leasehold.tenant.id", Town.GLOBEX.id()
                .toString()), KeyValue.of("leasehold.tenant.slug", "globex"));
        assertThat(request.getLowCardinalityKeyValues()).extracting(KeyValue::getValue).doesNotContain("globex",
                Town.GLOBEX.id().toString());
    }

    @Configuration(proxyBeanMethods = false)
    static class Observing {
        @Bean
        Observed observed() {
            return new Observed();
        }

        @Bean
        FilterRegistrationBean<ServerHttpObservationFilter> observations(Observed observed) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(observed);
            FilterRegistrationBean<ServerHttpObservationFilter> registration = new FilterRegistrationBean<>(
                    new ServerHttpObservationFilter(registry));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return registration;
        }
    }

    /** Every request that was observed to its end. */
    static final class Observed implements ObservationHandler<Observation.Context> {
        private final LinkedBlockingQueue<Observation.Context> requests = new LinkedBlockingQueue<>();

        @Override
        public void onStop(Observation.Context context) {
            requests.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        Observation.Context await() {
            try {
                Observation.Context context = requests.poll(Duration.ofSeconds(10).toMillis(),
                        TimeUnit.MILLISECONDS);
                assertThat(context).as("an observed request").isNotNull();
                return Objects.requireNonNull(context);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** Log lines, with what was in the MDC when they were written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            Map<String, String> _ = event.getMDCPropertyMap(); // Logback reads it when it is first asked for
            events.add(event);
        }

        List<ILoggingEvent> saying(String message) {
            return events.stream().filter(event -> event.getFormattedMessage().equals(message)).toList();
        }
    }
}
