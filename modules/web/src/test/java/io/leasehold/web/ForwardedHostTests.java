package io.leasehold.web;

import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.RawHttp;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardedHostTests {
    private static String forwarded(int port) {
        return RawHttp.get(port, "/api/tasks", "acme.example.com",
                "X-Forwarded-Host: globex.example.com\r\nX-Forwarded-For: 203.0.113.9\r\nAuthorization: Bearer "
                        + Caller.token(Town.LIN, Optional.empty()) + "\r\n");
    }

    @Nested
    @SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "leasehold.web.base-domain=example.com", "server.forward-headers-strategy=native",
        "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"})
    class BehindThisProxy {
        @LocalServerPort
        private int port;

        @Test
        void believesTheHostThatTheProxyForwards() {
            assertThat(forwarded(port)).contains("\"tenant\":\"globex\"");
        }
    }

    @Nested
    @SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "leasehold.web.base-domain=example.com", "server.forward-headers-strategy=native",
        "server.tomcat.remoteip.internal-proxies=198\\.51\\.100\\.7"})
    class BehindAnotherProxy {
        @LocalServerPort
        private int port;

        @Test
        void ignoresTheHostThatAnyoneElseForwards() {
            assertThat(forwarded(port)).contains("\"tenant\":\"acme\"");
        }
    }
}
