package io.leasehold.platform.operator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.TenantId;
import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.web.resource.CursorCodec;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;
import io.swagger.v3.oas.annotations.tags.Tag;

import static io.leasehold.platform.operator.OperatorRefusals.answering;

/** Tenants over HTTP, for operators alone. */
@RestController
@RequestMapping("/api/operator/tenants")
@Tag(name = "operator", description = "For operators, with a token that was asked for without an organization. Everybody else gets 404.")
class OperatorTenantController {
    private final OperatorTenants tenants;
    private final CursorCodec cursors;

    OperatorTenantController(OperatorTenants tenants, CursorCodec cursors) {
        this.tenants = tenants;
        this.cursors = cursors;
    }

    @GetMapping
    Page<TenantResource> list(CallingOperator operator, @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String placement,
            @RequestParam(required = false) @Nullable String server, @RequestParam(required = false) @Nullable String q,
            @RequestParam Optional<String> cursor, @RequestParam(required = false) @Nullable Integer limit) {
        TenantQuery query = TenantQuery.of(status, placement, server, q);
        PageLimit most = PageLimit.of(limit);
        String after = cursor.map(text -> cursors.decode(operator.user(), query.toString(), text).getFirst()).orElse(
                "");
        List<OperatedTenant> found = tenants.list(query, after, most.value() + 1);
        List<TenantResource> shown = found.stream().limit(most.value()).map(TenantResource::of).toList();
        return new Page<>(shown, found.size() > shown.size()
                ? cursors.encode(operator.user(), query.toString(), List.of(shown.getLast().slug()))
                : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TenantResource> create(CallingOperator operator, @RequestBody CreateTenant command) {
        OperatedTenant created = answering(() -> tenants.create(command.checked(), Mandates.of(operator, command
                .reason())));
        return TenantResource.answer(ResponseEntity.created(URI.create("/api/operator/tenants/" + created.tenant()
                .id())), created);
    }

    @GetMapping("/{tenant}")
    ResponseEntity<TenantResource> read(CallingOperator operator, @PathVariable UUID tenant) {
        return TenantResource.answer(ResponseEntity.ok(), tenants.find(new TenantId(tenant)));
    }

    @PatchMapping("/{tenant}")
    ResponseEntity<TenantResource> change(CallingOperator operator, @PathVariable UUID tenant,
            @RequestBody ChangeTenant command,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return TenantResource.answer(ResponseEntity.ok(), tenants.change(new TenantId(tenant), command, IfMatch.of(
                ifMatch), Mandates.of(operator, command.reason())));
    }

    @PostMapping("/{tenant}/suspend")
    ResponseEntity<TenantResource> suspend(CallingOperator operator, @PathVariable UUID tenant,
            @RequestBody(required = false) @Nullable Reason reason) {
        return TenantResource.answer(ResponseEntity.ok(),
                answering(() -> tenants.suspend(new TenantId(tenant), Mandates.of(
                        operator, Reason.of(reason)))));
    }

    @PostMapping("/{tenant}/resume")
    ResponseEntity<TenantResource> resume(CallingOperator operator, @PathVariable UUID tenant,
            @RequestBody(required = false) @Nullable Reason reason) {
        return TenantResource.answer(ResponseEntity.ok(),
                answering(() -> tenants.resume(new TenantId(tenant), Mandates.of(
                        operator, Reason.of(reason)))));
    }

    @PostMapping("/{tenant}/deactivate")
    ResponseEntity<TenantResource> deactivate(CallingOperator operator, @PathVariable UUID tenant,
            @RequestBody(required = false) @Nullable Reason reason) {
        return TenantResource.answer(ResponseEntity.ok(), answering(() -> tenants.deactivate(new TenantId(tenant),
                Mandates.of(operator, Reason.of(reason)))));
    }

    /** What has no retention is gone a moment later; the address then answers 404. */
    @DeleteMapping("/{tenant}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<TenantResource> drop(CallingOperator operator, @PathVariable UUID tenant,
            @RequestBody DropTenant command) {
        String typedSlug = command.typedSlug();
        return TenantResource.answer(ResponseEntity.accepted(), answering(() -> tenants.requestDrop(new TenantId(
                tenant), typedSlug, Mandates.of(operator, command.reason()), command.retention())));
    }

    /**
     * Why an operator does something.
     *
     * @param reason stands in the operator log
     */
    record Reason(@Nullable String reason) {
        static @Nullable String of(@Nullable Reason given) {
            return given == null ? null : given.reason();
        }
    }
}
