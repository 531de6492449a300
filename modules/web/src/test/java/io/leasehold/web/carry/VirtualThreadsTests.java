package io.leasehold.web.carry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Where Spring Boot runs everything on virtual threads, with another kind of executor. */
@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.threads.virtual.enabled=true")
class VirtualThreadsTests {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"callable", "deferred", "stream", "events", "annotated", "future"})
    void followsWithTheTenantOfEachRequest(String way) {
        assertThat(Caller.bearer(port, Town.LIN, Town.ACME).get("/api/async/" + way).body()).contains("acme")
                .doesNotContain("globex");
        assertThat(Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/async/" + way).body()).contains("globex")
                .doesNotContain("acme");
    }
}
