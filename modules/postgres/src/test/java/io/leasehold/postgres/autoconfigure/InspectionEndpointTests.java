package io.leasehold.postgres.autoconfigure;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.report.InspectionAnswer;
import io.leasehold.postgres.report.RecentInspection;

import static org.assertj.core.api.Assertions.assertThat;

class InspectionEndpointTests {
    private static final String EXPOSED = "management.endpoints.web.exposure.include=*";
    private static final String ALLOWED = "management.endpoint.inspection.access=read-only";

    @Test
    void isThereOnlyWhereItIsAskedForByName() {
        ApplicationContextRunner actuator = runner().withUserConfiguration(InspectionConfiguration.Actuator.class)
                .withBean(RecentInspection.class, () -> new RecentInspection(() -> new InspectionReport(List.of(), 0,
                        List.of()), Clock.systemUTC()));

        actuator.withPropertyValues(EXPOSED).run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(
                InspectionEndpoint.class));
        actuator.withPropertyValues(EXPOSED, ALLOWED).run(context -> assertThat(context).hasSingleBean(
                InspectionEndpoint.class));
    }

    @Test
    void looksAtEveryPlace() {
        application(TestServer.preparedDatabase()).withPropertyValues(EXPOSED, ALLOWED).run(context -> {
            InspectionAnswer answer = context.getBean(InspectionEndpoint.class).read();
            assertThat(answer.places()).contains("main/shared");
            assertThat(answer.tables()).isPositive();
            assertThat(answer.errors()).isZero();
        });
    }

    /** As Spring Boot's own start does it, so that the words of properties are understood. */
    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withInitializer(context -> context.getEnvironment().setConversionService(
                new ApplicationConversionService()));
    }

    static ApplicationContextRunner application(DatabaseAccess access) {
        return runner().withConfiguration(AutoConfigurations.of(LeaseholdPostgresAutoConfiguration.class,
                DataSourceAutoConfiguration.class))
                .withPropertyValues(
                        "leasehold.postgres.url=" + access.url(), "leasehold.postgres.owner.username=" + access.owner()
                                .username(),
                        "leasehold.postgres.owner.password=" + access.owner().password(),
                        "leasehold.postgres.app.username=" + access.app().username(),
                        "leasehold.postgres.app.password=" + access.app().password(),
                        "leasehold.postgres.lookup.username=" + access.lookup().username(),
                        "leasehold.postgres.lookup.password=" + access.lookup().password(),
                        "leasehold.postgres.operator.username=" + access.operator().username(),
                        "leasehold.postgres.operator.password=" + access.operator().password());
    }
}
