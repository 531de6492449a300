package io.leasehold.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.Role;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class LastOwnerTests {
    private static final int OWNERS = 20;

    @Autowired
    private People people;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void neitherLeavesNorIsDemoted() {
        Answer left = acme.api().delete(acme.member(acme.user()));
        Answer demoted = acme.api().patch(acme.member(acme.user()), "{\"role\": \"admin\"}");

        assertThat(List.of(left, demoted)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("last_owner");
        });
    }

    @Test
    void mayGoWhenThereIsAnother() {
        acme.api().post(acme.path() + "/members", "{\"email\": \"%s\", \"role\": \"owner\"}".formatted(globex.email()));

        assertThat(acme.api().delete(acme.member(acme.user())).status()).isEqualTo(204);
        assertThat(owners(people.token(globex.email(), acme.slug()))).isEqualTo(1);
    }

    @Test
    void staysWhenAllDemoteThemselvesOrLeaveAtOnce() throws Exception {
        List<Founder> owners = new ArrayList<>(List.of(acme));
        List<Caller> callers = new ArrayList<>(List.of(acme.api()));
        for (int number = 1; number < OWNERS; number++) {
            Founder owner = people.founder("owner");
            acme.api().post(acme.path() + "/members",
                    "{\"email\": \"%s\", \"role\": \"owner\"}".formatted(owner.email()));
            owners.add(owner);
            callers.add(people.token(owner.email(), acme.slug()));
        }

        List<Integer> outcomes = atOnce(owners, callers);

        assertThat(outcomes.stream().filter(status -> status == 409)).hasSize(1);
        assertThat(outcomes.stream().filter(status -> status == 200 || status == 204)).hasSize(OWNERS - 1);
        int survivor = outcomes.indexOf(409);
        assertThat(owners(callers.get(survivor))).isEqualTo(1);
        assertThat(callers.get(survivor).get(acme.member(owners.get(survivor).user())).text("role"))
                .isEqualTo(Role.OWNER.code());
    }

    /** Every other one leaves, the rest demote themselves. */
    private List<Integer> atOnce(List<Founder> owners, List<Caller> callers)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int number = 0; number < owners.size(); number++) {
                String self = acme.member(owners.get(number).user());
                Caller caller = callers.get(number);
                boolean leaves = number % 2 == 0;
                answers.add(threads.submit(() -> {
                    start.await();
                    return (leaves ? caller.delete(self) : caller.patch(self, "{\"role\": \"viewer\"}")).status();
                }));
            }
            start.countDown();
            List<Integer> outcomes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }

    private long owners(Caller caller) {
        return caller.get(acme.path() + "/members").json().path("items").valueStream()
                .filter(member -> member.path("role")
                        .asString().equals("owner"))
                .count();
    }
}
