package io.leasehold.platform.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leasehold.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThrottleTests {
    private static final Limit FEW = new Limit(5, Duration.ofMinutes(10));
    private static final Limit SOME = new Limit(20, Duration.ofMinutes(10));
    private static final Limit MANY = new Limit(1_000, Duration.ofMinutes(10));
    private static final ClientAddress HOME = new ClientAddress("192.0.2.1");
    private static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.2");

    private final MovableClock clock = new MovableClock();
    private final Throttle throttle = new Throttle(new ThrottleLimits(FEW, SOME, MANY, FEW, FEW), clock);

    @Test
    void refusesFurtherAttemptsAfterTooManyFailures() {
        fail("ada@acme.example", HOME, 5);

        assertThatThrownBy(() -> succeed("ada@acme.example", HOME)).isInstanceOf(ThrottledException.class);
    }

    @Test
    void tellsProgramsWhenToTryAgain() {
        fail("ada@acme.example", HOME, 5);

        assertThatThrownBy(() -> succeed("ada@acme.example", HOME)).cause().isInstanceOfSatisfying(Problem.class,
                problem -> {
                    assertThat(problem.status().value()).isEqualTo(429);
                    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("120");
                });
    }

    @Test
    void letsThroughAgainWhenTimeHasPassed() {
        fail("ada@acme.example", HOME, 5);

        clock.move(Duration.ofMinutes(2));

        assertThat(succeed("ada@acme.example", HOME)).contains("in");
    }

    @Test
    void countsOnlyFailures() {
        IntStream.range(0, 50).forEach(each -> assertThat(succeed("ada@acme.example", HOME)).contains("in"));
    }

    @Test
    void doesNotCountAnAttemptThatCouldNotBeMade() {
        IntStream.range(0, 50)
                .forEach(each -> assertThatThrownBy(() -> throttle.signIn("ada@acme.example", HOME, () -> {
                    throw new IllegalStateException("The database is away.");
                })).isExactlyInstanceOf(IllegalStateException.class));

        assertThat(succeed("ada@acme.example", HOME)).contains("in");
    }

    @Test
    void countsTheSameAccountHoweverItIsSpelled() {
        fail(" Ada@Acme.example", HOME, 5);

        assertThatThrownBy(() -> succeed("ada@acme.example", HOME)).isInstanceOf(ThrottledException.class);
    }

    @Test
    void limitsGuessesAtOneAccountFromManyAddresses() {
        IntStream.range(0, 20).forEach(each -> fail("ada@acme.example", new ClientAddress("198.51.100." + each), 1));

        assertThatThrownBy(() -> succeed("ada@acme.example", ELSEWHERE)).isInstanceOf(ThrottledException.class);
    }

    @Test
    void doesNotLockOutSomebodyWhoHasSignedInFromThereBefore() {
        succeed("ada@acme.example", HOME);

        IntStream.range(0, 20).forEach(each -> fail("ada@acme.example", new ClientAddress("198.51.100." + each), 1));

        assertThat(succeed("ada@acme.example", HOME)).contains("in");
    }

    @Test
    void limitsGuessesAtManyAccountsFromOneAddress() {
        IntStream.range(0, 1_000).forEach(each -> fail("user" + each + "@acme.example", HOME, 1));

        assertThatThrownBy(() -> succeed("ada@acme.example", HOME)).isInstanceOf(ThrottledException.class);
        assertThat(succeed("ada@acme.example", ELSEWHERE)).contains("in");
    }

    @Test
    void doesNotChargeTheAddressForAttemptsThatTheAccountsLimitRefused() {
        Throttle tight = new Throttle(new ThrottleLimits(new Limit(1, Duration.ofMinutes(10)), MANY, FEW, FEW, FEW),
                clock);
        assertThat(tight.signIn("ada@acme.example", HOME, Optional::empty)).isEmpty();
        IntStream.range(0, 50).forEach(each -> assertThatThrownBy(() -> tight.signIn("ada@acme.example", HOME,
                Optional::empty)).isInstanceOf(ThrottledException.class));

        assertThat(tight.signIn("mia@acme.example", HOME, () -> Optional.of("in"))).contains("in");
    }

    @Test
    void takesANetworkOfVersionSixForOneClient() {
        assertThat(ClientAddress.parse("2001:db8::1")).isEqualTo(ClientAddress.parse("2001:db8:0:0:ffff::2"));
        assertThat(ClientAddress.parse("2001:db8::1")).isNotEqualTo(ClientAddress.parse("2001:db8:0:1::1"));
        assertThat(ClientAddress.parse("192.0.2.1")).isNotEqualTo(ClientAddress.parse("192.0.2.2"));
    }

    private void fail(String account, ClientAddress from, int times) {
        IntStream.range(0, times)
                .forEach(each -> assertThat(throttle.signIn(account, from, Optional::empty)).isEmpty());
    }

    private Optional<String> succeed(String account, ClientAddress from) {
        return throttle.signIn(account, from, () -> Optional.of("in"));
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T05:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
