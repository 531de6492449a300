package io.leasehold.web.app;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.TenantNotBoundException;
import io.leasehold.core.UserId;

/** Handlers that fail, as handlers may. */
@RestController
@RequestMapping("/api/failing")
class FailingController {
    @GetMapping("/sql/{state}")
    String sql(UserId user, @PathVariable String state) {
        throw new IllegalStateException("select secret from globex", new SQLException("canary of globex", state));
    }

    @GetMapping("/exhausted")
    String exhausted(UserId user) {
        throw new IllegalStateException("canary of globex", new SQLTransientConnectionException(
                "tenant globex has all 5 in use", "08001"));
    }

    @GetMapping("/unbound")
    String unbound(UserId user) {
        throw new TenantNotBoundException("Reading the table tasks");
    }

    @GetMapping("/bug")
    String bug(UserId user) {
        throw new IllegalArgumentException("canary of globex");
    }

    @GetMapping("/container")
    void container(UserId user, HttpServletResponse response) throws IOException {
        response.sendError(418, "canary of globex");
    }
}
