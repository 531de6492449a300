package io.leasehold.platform.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.leasehold.core.UserId;

/**
 * Slows down guessing. Only failed sign-ins count. An account's own limit does not apply to addresses from which it has signed in before, so that a
 * stranger who keeps guessing cannot lock its owner out; known and unknown accounts are treated alike. Counted in the memory of each node.
 */
@Component
public class Throttle {
    private static final int MOST_FAMILIAR_PLACES = 100_000;
    private static final int LONGEST_NAME = 254;
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);

    private final Buckets accountFromAddress;
    private final Buckets account;
    private final Buckets address;
    private final Buckets signUps;
    private final Buckets names;
    private final Cache<String, Boolean> familiarPlaces = Caffeine.newBuilder().maximumSize(MOST_FAMILIAR_PLACES)
            .expireAfterWrite(FAMILIAR_FOR).build();

    Throttle(ThrottleLimits limits, Clock clock) {
        this.accountFromAddress = new Buckets(limits.accountFromAddress(), clock);
        this.account = new Buckets(limits.account(), clock);
        this.address = new Buckets(limits.address(), clock);
        this.signUps = new Buckets(limits.signUps(), clock);
        this.names = new Buckets(limits.names(), clock);
    }

    /**
     * Tries to sign somebody in, unless too many tries have failed. The try is counted before it is made, so that many at once count too, and is given
     * back when it succeeds.
     *
     * @throws ThrottledException when it is not tried
     */
    public <T> Optional<T> signIn(String accountName, ClientAddress from, Supplier<Optional<T>> attempt) {
        String name = shortened(accountName.strip().toLowerCase(Locale.ROOT));
        String place = name + " " + from.value();
        List<Attempt> attempts = new ArrayList<>(List.of(new Attempt(accountFromAddress, place), new Attempt(address,
                from.value())));
        if (familiarPlaces.getIfPresent(place) == null) {
            attempts.add(new Attempt(account, name));
        }
        take(attempts);
        Optional<T> result;
        try {
            result = attempt.get();
        } catch (RuntimeException notTried) {
            attempts.forEach(Attempt::giveBack);
            throw notTried;
        }
        if (result.isPresent()) {
            attempts.forEach(Attempt::giveBack);
            familiarPlaces.put(place, true);
        }
        return result;
    }

    /**
     * Counts an attempt to sign up.
     *
     * @throws ThrottledException when there were too many from there
     */
    public void signUp(ClientAddress from) {
        take(List.of(new Attempt(signUps, from.value())));
    }

    /**
     * Counts an attempt to use a name that everybody shares, a slug or an e-mail address, whose answer tells whether it is taken.
     *
     * @throws ThrottledException when the user made too many
     */
    public void probe(UserId user) {
        take(List.of(new Attempt(names, user.toString())));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Takes all or none: an attempt that one limit refuses does not use up the others. */
    private static void take(List<Attempt> attempts) {
        for (int taken = 0; taken < attempts.size(); taken++) {
            Duration wait = attempts.get(taken).take();
            if (wait.isPositive()) {
                attempts.subList(0, taken).forEach(Attempt::giveBack);
                throw new ThrottledException(wait);
            }
        }
    }

    private record Attempt(Buckets buckets, String key) {
        Duration take() { return buckets.take(key); }

        void giveBack() { buckets.giveBack(key); }
    }
}
