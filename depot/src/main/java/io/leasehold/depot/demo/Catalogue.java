package io.leasehold.depot.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leasehold.core.Slug;
import io.leasehold.depot.product.Product;

/** What an organization of the demo sells: the same from the same seed, and as old as it would be today. */
final class Catalogue {
    private static final int OLDEST_IN_WEEKDAYS = 300;
    private static final int CHANGED_WITHIN = 40;
    private static final double UNCHANGED = 0.15;

    private final List<DemoProduct> known;
    private final List<ProductFamily> families;
    private final long seed;

    Catalogue(Slug organization, long seed) {
        this.known = DemoTable.read(organization, "products", DemoProduct::of);
        this.families = DemoTable.read(organization, "families", ProductFamily::of);
        this.seed = seed;
    }

    /** All products, those that are sold longest first. A family comes into the catalogue on one day. */
    List<Product> until(Instant now) {
        Random random = new Random(seed);
        List<Product> products = new ArrayList<>();
        LocalDate day = WorkingHours.minus(WorkingHours.day(now), OLDEST_IN_WEEKDAYS);
        products.addAll(since(day, known, now, random));
        int step = (OLDEST_IN_WEEKDAYS - CHANGED_WITHIN / 2) / families.size();
        for (ProductFamily family : families) {
            day = WorkingHours.plus(day, 1 + random.nextInt(2 * step - 1));
            products.addAll(since(day, family.members(random), now, random));
        }
        return products;
    }

    private static List<Product> since(LocalDate day, List<DemoProduct> products, Instant now, Random random) {
        List<Product> dated = new ArrayList<>();
        Instant created = WorkingHours.on(day, random);
        for (DemoProduct product : products) {
            created = created.plusSeconds(20L + random.nextInt(160));
            LocalDate today = WorkingHours.day(now);
            Instant changed = WorkingHours.on(WorkingHours.minus(today, 1 + random.nextInt(CHANGED_WITHIN)), random);
            dated.add(random.nextDouble() < UNCHANGED || !changed.isAfter(created)
                    ? product.soldSince(created, created, 1)
                    : product.soldSince(created, changed, 2 + random.nextInt(8)));
        }
        return dated;
    }
}
