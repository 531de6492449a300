package io.leasehold.web.carry;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.leasehold.core.TenantContext;
import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** With one thread in the pool, so that whatever stayed behind on it would meet the next tenant. */
@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1"})
class AsyncWorkTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ThreadPoolTaskExecutor pool;

    @ParameterizedTest
    @ValueSource(strings = {"callable", "deferred", "stream", "events", "annotated", "future"})
    void followsWithTheTenantOfEachRequest(String way) {
        Caller acme = Caller.bearer(port, Town.LIN, Town.ACME);
        Caller globex = Caller.bearer(port, Town.LIN, Town.GLOBEX);
        for (int turn = 0; turn < 10; turn++) {
            assertWorkedFor("acme", "globex", acme.get("/api/async/" + way));
            assertWorkedFor("globex", "acme", globex.get("/api/async/" + way));
        }
    }

    private static void assertWorkedFor(String one, String other, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(one).doesNotContain(other);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"future/uncarried", "thread/uncarried"})
    void failsLoudlyWhereNothingCarriesTheTenant(String way) {
        HttpResponse<String> answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/async/" + way);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal_error").doesNotContain("globex");
    }

    @Test
    void showsParallelStreamsTheirOwnTenantOrNone() {
        HttpResponse<String> answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/async/parallel");
        assertThat(answer.body()).isIn("[\"globex\"]", "[\"globex\",\"nobody\"]", "[\"nobody\"]");
    }

    @Test
    void answersInTheFormOfTheContractWhenAnAnswerIsNotReadyInTime() {
        HttpResponse<String> answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/async/late");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"");
    }

    @Test
    void leavesNothingBehindOnThePool() throws Exception {
        assertWorkedFor("globex", "acme", Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/async/callable"));
        Optional<?> bound = pool.submit(TenantContext::current).get(10, TimeUnit.SECONDS);
        assertThat(bound).isEmpty();
        assertThat(pool.submit(() -> String.valueOf(MDC.get("tenant"))).get(10, TimeUnit.SECONDS)).isEqualTo("null");
    }
}
