package io.leasehold.depot.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * Who does the work in an organization of the demo.
 *
 * @param founder who plans most of it
 * @param workers those who may write, the founder among them
 * @param byAddress everybody who is a member
 */
record Crew(UserId founder, List<UserId> workers, Map<String, UserId> byAddress) {
    private static final double PLANNED_BY_FOUNDER = 0.5;
    private static final double DONE_BY_FOUNDER = 0.1;

    Crew {
        workers = List.copyOf(workers);
        byAddress = Map.copyOf(byAddress);
    }

    /** Nobody where there is no such member. */
    @Nullable
    UserId member(@Nullable String address) {
        return address == null ? null : byAddress.get(address);
    }

    UserId planner(Random random) {
        return random.nextDouble() < PLANNED_BY_FOUNDER ? founder : worker(random);
    }

    UserId doer(Random random) {
        return random.nextDouble() < DONE_BY_FOUNDER ? founder : worker(random);
    }

    /** The first ones have more to do than the last ones. */
    private UserId worker(Random random) {
        double place = random.nextDouble();
        return workers.get((int) (place * place * workers.size()));
    }
}
