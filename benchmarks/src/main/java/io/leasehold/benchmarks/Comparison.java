package io.leasehold.benchmarks;

import java.util.List;

import static io.leasehold.benchmarks.Variant.BOUND_IN_FRONT;
import static io.leasehold.benchmarks.Variant.HIBERNATE;
import static io.leasehold.benchmarks.Variant.HIBERNATE_8;
import static io.leasehold.benchmarks.Variant.HIBERNATE_OVER_LEASEHOLD;
import static io.leasehold.benchmarks.Variant.LEASEHOLD;
import static io.leasehold.benchmarks.Variant.LIMITED;
import static io.leasehold.benchmarks.Variant.MYBATIS_OVER_LEASEHOLD;
import static io.leasehold.benchmarks.Variant.MYBATIS_PLUS;
import static io.leasehold.benchmarks.Variant.OWN_SCHEMA;
import static io.leasehold.benchmarks.Variant.PLAIN;
import static io.leasehold.benchmarks.Variant.SEPARATE;
import static io.leasehold.benchmarks.Variant.SET_IN_FRONT;
import static io.leasehold.benchmarks.Variant.TAMPER_EVIDENT;
import static io.leasehold.benchmarks.Variant.TWO_STATEMENTS;

/** Which variants take turns. */
enum Comparison {
    /** The ways that people use, for all tenants. */
    WAYS(Integer.MAX_VALUE),
    /** What it is that takes longer. */
    PARTS(Integer.MAX_VALUE),
    /** What is bound besides the tenant, for as many tenants as one connection has schemas for at hand. */
    WIDTHS(20);

    private final int tenants;

    Comparison(int tenants) {
        this.tenants = tenants;
    }

    List<Variant> variants() {
        return switch (this) {
            case WAYS ->
                List.of(PLAIN, LEASEHOLD, TAMPER_EVIDENT, SEPARATE, HIBERNATE, HIBERNATE_OVER_LEASEHOLD, HIBERNATE_8,
                        MYBATIS_PLUS, MYBATIS_OVER_LEASEHOLD);
            case PARTS -> List.of(PLAIN, TWO_STATEMENTS, SET_IN_FRONT, BOUND_IN_FRONT, LEASEHOLD);
            case WIDTHS -> List.of(PLAIN, LEASEHOLD, LIMITED, OWN_SCHEMA);
        };
    }

    /** At which distances; the parts differ by microseconds, which far away nobody sees. */
    List<Distance> distances() {
        return this == PARTS ? List.of(Distance.LOOPBACK) : List.of(Distance.values());
    }

    /** Of how many tenants at most. */
    int tenants() {
        return tenants;
    }
}
