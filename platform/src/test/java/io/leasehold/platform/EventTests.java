package io.leasehold.platform;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.TenantId;
import io.leasehold.outbox.DomainEvent;
import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.member.UserJoined;
import io.leasehold.platform.member.UserLeft;
import io.leasehold.platform.organization.OrganizationCreated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@PlatformTest
class EventTests {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Autowired
    private People people;
    @Autowired
    private ToldEvents told;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void tellThatAnOrganizationWasCreatedAndByWhom() {
        assertTold(acme.organization(), new OrganizationCreated(acme.organization(), "acme", acme.user()),
                new UserJoined(acme
                        .organization(), acme.user(), Role.OWNER, null));
        assertTold(globex.organization(), new OrganizationCreated(globex.organization(), "globex", globex.user()),
                new UserJoined(globex.organization(), globex.user(), Role.OWNER, null));
    }

    @Test
    void tellWhoJoinedAndWhoLeftAndWhy() {
        Founder other = people.founder("other");
        add(globex, Role.MEMBER);
        add(other, Role.VIEWER);
        people.token(globex.email(), acme.slug()).delete(acme.member(globex.user()));
        acme.api().delete(acme.member(other.user()));

        assertTold(acme.organization(), new OrganizationCreated(acme.organization(), "acme", acme.user()),
                new UserJoined(acme
                        .organization(), acme.user(), Role.OWNER, null),
                new UserJoined(acme.organization(), globex.user(),
                        Role.MEMBER, acme.user()),
                new UserJoined(acme.organization(), other.user(), Role.VIEWER, acme.user()),
                new UserLeft(acme.organization(), globex.user(), UserLeft.Reason.LEFT),
                new UserLeft(acme.organization(), other
                        .user(), UserLeft.Reason.REMOVED));
    }

    @Test
    void tellThatEverybodyLeftWhenAnOrganizationIsGivenUp() {
        add(globex, Role.ADMIN);

        acme.api().delete(acme.path());

        assertTold(acme.organization(), new OrganizationCreated(acme.organization(), "acme", acme.user()),
                new UserJoined(acme
                        .organization(), acme.user(), Role.OWNER, null),
                new UserJoined(acme.organization(), globex.user(), Role.ADMIN,
                        acme.user()),
                new UserLeft(acme.organization(), acme.user(), UserLeft.Reason.ORGANIZATION_DELETED),
                new UserLeft(acme.organization(), globex.user(), UserLeft.Reason.ORGANIZATION_DELETED));
    }

    @Test
    void tellNothingOfWhatWasRefused() {
        acme.api().delete(acme.member(acme.user()));
        acme.api().post("/api/organizations", "{\"name\": \"X\", \"slug\": \"%s\"}".formatted(globex.slug()));
        add(globex, Role.MEMBER);

        assertTold(acme.organization(), new OrganizationCreated(acme.organization(), "acme", acme.user()),
                new UserJoined(acme
                        .organization(), acme.user(), Role.OWNER, null),
                new UserJoined(acme.organization(), globex.user(),
                        Role.MEMBER, acme.user()));
    }

    private void add(Founder person, Role role) {
        assertThat(acme.api()
                .post(acme.path() + "/members", "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(person.email(),
                        role.code()))
                .status()).isEqualTo(201);
    }

    private void assertTold(TenantId organization, DomainEvent... events) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(told.of(organization))
                .containsExactlyInAnyOrderElementsOf(List.of(events)));
    }
}
