package io.leasehold.platform.member;

import java.net.URI;
import java.util.ArrayList;
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

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;

/** The members of an organization over HTTP. */
@RestController
@RequestMapping("/api/organizations/{organization}/members")
class MemberController {
    private final MemberService members;

    MemberController(MemberService members) {
        this.members = members;
    }

    @GetMapping
    @RequiresPermission(Permissions.MEMBERS_READ)
    Page<MemberResource> list(Tenant tenant, @PathVariable UUID organization, @RequestParam Optional<String> cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<NamedMember> page = members.list(AddressedTenant.of(tenant, organization), cursor, PageLimit.of(limit));
        return new Page<>(page.items().stream().map(MemberResource::of).toList(), page.next());
    }

    @GetMapping("/{user}")
    @RequiresPermission(Permissions.MEMBERS_READ)
    ResponseEntity<MemberResource> read(Tenant tenant, @PathVariable UUID organization, @PathVariable UUID user) {
        NamedMember member = members.find(AddressedTenant.of(tenant, organization), new UserId(user)).orElseThrow(
                Problem::notFound);
        return MemberResource.answer(ResponseEntity.ok(), member);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permissions.MEMBERS_INVITE)
    ResponseEntity<MemberResource> add(Tenant tenant, UserId caller, @PathVariable UUID organization,
            @RequestBody AddMember command) {
        Optional<EmailAddress> email = Optional.ofNullable(command.email()).flatMap(EmailAddress::parse);
        Optional<Role> role = Optional.ofNullable(command.role()).flatMap(Role::parse);
        if (email.isEmpty() || role.isEmpty()) {
            List<InvalidField> wrong = new ArrayList<>();
            if (email.isEmpty()) {
                wrong.add(wrong("/email", command.email(), "Give an e-mail address, such as ada@example.com."));
            }
            if (role.isEmpty()) {
                wrong.add(wrong("/role", command.role(), roles()));
            }
            throw Problem.invalid(wrong);
        }
        NamedMember member = members.add(AddressedTenant.of(tenant, organization), caller, email.get(), role.get());
        return MemberResource.answer(ResponseEntity.created(URI.create("/api/organizations/" + tenant.id() + "/members/"
                + member.user().id())), member);
    }

    @PatchMapping("/{user}")
    @RequiresPermission(Permissions.MEMBERS_MANAGE)
    ResponseEntity<MemberResource> change(Tenant tenant, UserId caller, @PathVariable UUID organization,
            @PathVariable UUID user, @RequestBody ChangeMember command,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Tenant addressed = AddressedTenant.of(tenant, organization);
        Optional<Role> role = Optional.ofNullable(command.role()).flatMap(Role::parse);
        if (role.isEmpty()) {
            // That there is no such member goes before what is wrong with the input.
            NamedMember member = members.find(addressed, new UserId(user)).orElseThrow(Problem::notFound);
            IfMatch.of(ifMatch).require(new EntityVersion(member.member().version()));
            throw Problem.invalid(List.of(wrong("/role", command.role(), roles())));
        }
        return MemberResource.answer(ResponseEntity.ok(), members.changeRole(addressed, caller, new UserId(
                user), role.get(), IfMatch.of(ifMatch)));
    }

    /** Everybody may remove oneself; the service asks for the permission to remove others. */
    @DeleteMapping("/{user}")
    @RequiresPermission(Permissions.MEMBERS_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Tenant tenant, UserId caller, @PathVariable UUID organization, @PathVariable UUID user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        members.remove(AddressedTenant.of(tenant, organization), caller, new UserId(user), IfMatch.of(ifMatch));
    }

    private static InvalidField wrong(String pointer, @Nullable String value, String detail) {
        return new InvalidField(pointer, value == null ? "required" : "invalid_value", detail);
    }

    private static String roles() {
        return "Give one of these roles: " + Role.codes() + ".";
    }
}
