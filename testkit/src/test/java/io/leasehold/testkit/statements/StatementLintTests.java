package io.leasehold.testkit.statements;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class StatementLintTests {
    @Test
    void failsTheRunAtItsEndAndNamesTheLine() {
        assertThat(failuresOf(Careful.class)).isEmpty();
        assertThat(failuresOf(Forgetful.class)).singleElement().asString().contains("StatementLintTests.java",
                "select text from letters", "Add letters.tenant_id = :tenant.")
                .doesNotContain("select id from letters");
    }

    private static List<String> failuresOf(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute().allEvents().failed()
                .stream()
                .map(StatementLintTests::message).toList();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getThrowable().map(Throwable::getMessage).orElse("");
    }

    /** Says whose letters it means. */
    @ExtendWith(StatementLint.class)
    static class Careful {
        @Test
        void asks() {
            letters().sql("select id from letters where tenant_id = ?").param(UUID.randomUUID()).query(String.class)
                    .list();
        }
    }

    /** Does not. */
    @ExtendWith(StatementLint.class)
    static class Forgetful {
        @Test
        void asks() {
            letters().sql("select text from letters").query(String.class).list();
        }
    }

    private static JdbcClient letters() {
        TestDatabase database = TestPostgres.newDatabase().migrate();
        return JdbcClient.create(StatementLint.watched(new DriverManagerDataSource(database.url()
                + "?currentSchema=shared", database.administrator().username(), database.administrator().password())));
    }
}
