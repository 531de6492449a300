package io.leasehold.web.app;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.UserId;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.SessionTenant;
import io.leasehold.web.resource.Change;
import io.leasehold.web.resource.PageLimit;

/** Handlers such as an application has. */
@RestController
@RequestMapping("/api")
class TaskController {
    enum Status {
        OPEN, DONE
    }

    record Line(@NotBlank String productName, @PositiveOrZero int unitCount) {}

    record CreateTask(@NotNull @Size(min = 1, max = 20) String title, Status status, @Valid List<Line> lines) {}

    record ChangeTask(Change<@NotNull @Size(min = 1, max = 20) String> title, Change<Integer> unitCount) {}

    @GetMapping("/tasks")
    @RequiresPermission("data.read")
    Map<String, Object> list(Tenant tenant, UserId user, @RequestParam(required = false) Integer limit) {
        return Map.of("tenant", tenant.slug().value(), "user", user.toString(), "bound", TenantContext.require(
                "listing").slug().value(), "limit", PageLimit.of(limit).value());
    }

    @GetMapping("/tasks/{id}")
    @RequiresPermission("data.read")
    Map<String, Object> find(Tenant tenant, @PathVariable UUID id) {
        throw Problem.notFound();
    }

    @PostMapping("/tasks")
    @RequiresPermission("data.write")
    Map<String, Object> create(Tenant tenant, @Valid @RequestBody CreateTask task) {
        return Map.of("tenant", tenant.slug().value(), "title", task.title());
    }

    @PatchMapping("/tasks/{id}")
    @RequiresPermission("data.write")
    Map<String, Object> change(Tenant tenant, @PathVariable UUID id, @Valid @RequestBody ChangeTask change) {
        return Map.of("title", String.valueOf(change.title().applyTo("old")), "unit_count",
                String.valueOf(change.unitCount().applyTo(1)));
    }

    @GetMapping("/organizations")
    Map<String, Object> own(UserId user) {
        return Map.of("user", user.toString());
    }

    @GetMapping("/organizations/current")
    @RequiresPermission("data.read")
    Map<String, Object> current(Membership membership) {
        return Map.of("tenant", membership.tenant().slug().value());
    }

    @GetMapping("/organizations/{id}")
    @RequiresPermission("data.read")
    Map<String, Object> organization(Tenant tenant, @PathVariable UUID id) {
        return Map.of("tenant", tenant.slug().value(), "id", id.toString());
    }

    @PostMapping("/organizations/{id}/switch")
    @RequiresPermission("data.read")
    Map<String, Object> switchTo(Tenant tenant, HttpServletRequest request) {
        SessionTenant.remember(request, tenant);
        return Map.of("tenant", tenant.slug().value());
    }
}
