package io.leasehold.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TenantResolutionTests {
    @LocalServerPort
    private int port;

    @Test
    void servesTheTenantOfTheToken() {
        HttpResponse<String> answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/tasks");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"tenant\":\"globex\"").contains("\"bound\":\"globex\"");
    }
}
