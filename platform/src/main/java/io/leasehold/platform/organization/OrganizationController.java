package io.leasehold.platform.organization;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
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

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.AddressedTenant;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.SessionTenant;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;

/** Organizations over HTTP. */
@RestController
@RequestMapping("/api/organizations")
class OrganizationController {
    private final OrganizationService organizations;

    OrganizationController(OrganizationService organizations) {
        this.organizations = organizations;
    }

    @GetMapping
    Page<OwnOrganizationResource> list(UserId caller, @RequestParam Optional<String> cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<OwnOrganization> page = organizations.own(caller, cursor, PageLimit.of(limit));
        return new Page<>(page.items().stream().map(OwnOrganizationResource::of).toList(), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrganizationResource> create(UserId caller, @RequestBody CreateOrganization command) {
        Organization organization = organizations.create(caller, command.checked());
        return OrganizationResource.answer(
                ResponseEntity.created(URI.create("/api/organizations/" + organization.id())),
                organization);
    }

    @GetMapping("/current")
    @RequiresPermission(Permissions.ORGANIZATION_READ)
    ResponseEntity<OrganizationResource> current(Tenant tenant) {
        return OrganizationResource.answer(ResponseEntity.ok(), organizations.find(tenant));
    }

    @GetMapping("/{organization}")
    @RequiresPermission(Permissions.ORGANIZATION_READ)
    ResponseEntity<OrganizationResource> read(Tenant tenant, @PathVariable UUID organization) {
        return OrganizationResource.answer(ResponseEntity.ok(), organizations.find(AddressedTenant.of(tenant,
                organization)));
    }

    @PatchMapping("/{organization}")
    @RequiresPermission(Permissions.ORGANIZATION_UPDATE)
    ResponseEntity<OrganizationResource> change(Tenant tenant, UserId caller, @PathVariable UUID organization,
            @RequestBody ChangeOrganization command,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return OrganizationResource.answer(ResponseEntity.ok(), organizations.change(AddressedTenant.of(tenant,
                organization), caller, command, IfMatch.of(ifMatch)));
    }

    @DeleteMapping("/{organization}")
    @RequiresPermission(Permissions.ORGANIZATION_DELETE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(Tenant tenant, @PathVariable UUID organization,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        organizations.deactivate(AddressedTenant.of(tenant, organization), IfMatch.of(ifMatch));
    }

    @PostMapping("/{organization}/switch")
    @RequiresPermission(Permissions.ORGANIZATION_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchTo(Tenant tenant, @PathVariable UUID organization, Authentication authentication,
            HttpServletRequest request) {
        if (authentication.getPrincipal() instanceof Jwt) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "no_session",
                    "Only a browser session can switch. Ask for a token to the other organization instead.");
        }
        SessionTenant.remember(request, AddressedTenant.of(tenant, organization));
    }
}
