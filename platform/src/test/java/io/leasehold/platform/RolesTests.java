package io.leasehold.platform;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.member.Permissions;
import io.leasehold.platform.member.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what: every role in every operation, in one's own organization and in another. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTests {
    private static final List<Operation> OPERATIONS = List.of(
            new Operation("GET", "", "", Permissions.ORGANIZATION_READ, 200,
                    Role.values()),
            new Operation("GET", "/members", "", Permissions.MEMBERS_READ, 200, Role.values()), new Operation(
                    "GET", "/members/{other}", "", Permissions.MEMBERS_READ, 200, Role.values()),
            new Operation("PATCH", "",
                    "{}", Permissions.ORGANIZATION_UPDATE, 200, Role.OWNER, Role.ADMIN),
            new Operation("POST",
                    "/members", "{\"email\": \"{other-email}\", \"role\": \"viewer\"}",
                    Permissions.MEMBERS_INVITE, 409, Role.OWNER, Role.ADMIN),
            new Operation("PATCH",
                    "/members/{other}", "{\"role\": \"viewer\"}", Permissions.MEMBERS_MANAGE, 200,
                    Role.OWNER, Role.ADMIN),
            new Operation("DELETE", "/members/{nobody}", "",
                    Permissions.MEMBERS_MANAGE, 404, Role.OWNER, Role.ADMIN),
            new Operation("DELETE", "?If-Match", "", Permissions.ORGANIZATION_DELETE, 412, Role.OWNER));

    @Autowired
    private People people;

    private Staff acme;
    private Staff globex;
    private People.Founder other;

    @BeforeAll
    void fillTwoOrganizations() {
        acme = new Staff(people, "acme");
        globex = new Staff(people, "globex");
        other = people.founder("other");
        acme.join(other, Role.VIEWER);
    }

    @TestFactory
    Stream<DynamicTest> allowsWhatTheRoleAllowsAndNamesThePermissionThatIsMissing() {
        return OPERATIONS.stream()
                .flatMap(operation -> Stream.of(Role.values()).map(role -> DynamicTest.dynamicTest(role
                        .code() + ": " + operation, () -> {
                            Answer answer = call(acme.as(role), acme.path(), operation);
                            if (operation.allowed().contains(role)) {
                                assertThat(answer.status()).isEqualTo(operation.outcome());
                            } else {
                                assertThat(answer.status()).isEqualTo(403);
                                assertThat(answer.text("code")).isEqualTo("forbidden");
                                assertThat(answer.text("permission")).isEqualTo(operation.permission());
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> findsNothingInAnotherOrganizationWhateverTheRole() {
        return OPERATIONS.stream()
                .flatMap(operation -> Stream.of(Role.values()).map(role -> DynamicTest.dynamicTest(role
                        .code() + ": " + operation, () -> {
                            Answer foreign = call(acme.as(role), globex.path(), operation);
                            Answer random = call(acme.as(role), "/api/organizations/" + People.randomId(), operation);
                            assertThat(foreign.status()).isEqualTo(404);
                            assertThat(foreign.apartFromTrace()).isEqualTo(random.apartFromTrace());
                        })));
    }

    @Test
    void hasThePermissionsOfTheMatrix() {
        assertThat(Stream.of(Role.values()).filter(role -> role.allows(Permissions.MEMBERS_INVITE))).containsExactly(
                Role.OWNER,
                Role.ADMIN);
        assertThat(Stream.of(Role.values()).filter(role -> role.allows(Permissions.MEMBERS_MANAGE))).containsExactly(
                Role.OWNER,
                Role.ADMIN);
        assertThat(Stream.of(Role.values()).filter(role -> role.allows(Permissions.BILLING_VIEW))).containsExactly(
                Role.OWNER,
                Role.ADMIN);
        assertThat(Stream.of(Role.values()).filter(role -> role.allows(Permissions.ORGANIZATION_DELETE)))
                .containsExactly(
                        Role.OWNER);
        assertThat(Stream.of(Role.values()).filter(role -> role.allows(Permissions.DATA_WRITE))).containsExactly(
                Role.OWNER,
                Role.ADMIN, Role.MEMBER);
        assertThat(Stream.of(Role.values())).allMatch(role -> role.allows(Permissions.DATA_READ));
    }

    private Answer call(Caller caller, String organization, Operation operation) {
        String path = organization
                + operation.path().replace("{other}", other.user().toString()).replace("{nobody}", People
                        .randomId().toString());
        String body = operation.body().replace("{other-email}", other.email());
        return switch (operation.method()) {
            case "GET" -> caller.get(path);
            case "PATCH" -> caller.patch(path, body);
            case "POST" -> caller.post(path, body);
            default -> caller.delete(path.replace("?If-Match", ""), "If-Match", "\"stale\"");
        };
    }

    private record Operation(String method, String path, String body, String permission, int outcome,
            List<Role> allowed) {
        Operation(String method, String path, String body, String permission, int outcome, Role... allowed) {
            this(method, path, body, permission, outcome, List.of(allowed));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
