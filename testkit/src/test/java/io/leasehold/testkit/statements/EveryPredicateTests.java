package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** A statement with its predicate on each table is clean, and without any one of them it is not, however it is made up. */
class EveryPredicateTests {
    /**
     * A query.
     *
     * @param sql with a hole for each predicate
     * @param tables that the holes are about, by alias
     */
    record Shape(String sql, List<String> tables) {
        /** With a predicate in each hole but one. */
        String without(int forgotten) {
            String filled = sql;
            for (int i = 0; i < tables.size(); i++) {
                filled = filled.replace("{" + i + "}", i == forgotten ? "true" : tables.get(i) + ".tenant_id = ?");
            }
            return filled;
        }

        /** Behind another in one query, whose holes are then the first. */
        Shape renumbered(int from) {
            String moved = sql;
            for (int i = tables.size() - 1; i >= 0; i--) {
                moved = moved.replace("{" + i + "}", "{" + (i + from) + "}");
            }
            return new Shape(moved, tables);
        }
    }

    @Property(tries = 300)
    void reportsExactlyTheTableWhosePredicateIsForgotten(@ForAll("shapes") Shape shape) {
        assertThat(AnalysisTests.problems(shape.without(-1))).as(shape.without(-1)).isEmpty();
        for (int forgotten = 0; forgotten < shape.tables().size(); forgotten++) {
            String alias = shape.tables().get(forgotten);
            assertThat(AnalysisTests.problems(shape.without(forgotten))).as(shape.without(forgotten)).extracting(
                    Problem::remedy).containsExactly("Add " + alias + ".tenant_id = :tenant.");
        }
    }

    @Property(tries = 100)
    void letsNoPredicateCountThatIsWeakened(@ForAll("shapes") Shape shape, @ForAll("weakenings") String weakening) {
        String predicate = shape.tables().getFirst() + ".tenant_id = ?";
        String weak = weakening.replace("{p}", predicate);
        String sql = shape.without(-1).replaceFirst(Pattern.quote(predicate), Matcher
                .quoteReplacement(weak));

        assertThat(AnalysisTests.problems(sql)).as(sql).isNotEmpty();
    }

    @Provide
    Arbitrary<String> weakenings() {
        return Arbitraries.of("({p} or true)", "not ({p})", "(true or {p})", "({p}) is not null", "({p} or id = 3)",
                "case when {p} then true end", "not (not ({p}))", "coalesce({p}, true)", "(select {p})");
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.oneOf(queries(3), around(queries(2), "update logs %a set x = (%s) where {}",
                "delete from logs %a where {} and id = any(%s)",
                "update logs %a set x = s.x from (%s) s where {} and s.id = %a.id"));
    }

    private static Arbitrary<Shape> queries(int depth) {
        Arbitrary<Shape> plain = Arbitraries.integers().between(0, 999_999).map(number -> new Shape("select a" + number
                + ".id from tasks a" + number + " where {0} and a" + number + ".x = ?", List.of("a" + number)));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<Shape> inner = queries(depth - 1);
        return Arbitraries.oneOf(plain, union(inner, inner), around(inner,
                "select 1 from logs %a where {} and exists (%s)",
                "select 1 from logs %a where %a.id in (%s) and ({})",
                "select 1 from logs %a join (%s) sub on true where ({} and (x or y))",
                "select 1 from (%s) sub join logs %a on {} and %a.id = sub.id",
                "with named as (%s) select 1 from logs %a join named on named.id = %a.id where {}",
                "select 1 from logs %a left join lateral (%s) sub on true where {}",
                "select (%s), count(*) from logs %a where {} group by 1 order by 2"));
    }

    /** One within another: below a query, beside it in a condition, named in front of it, or next to it. */
    private static Arbitrary<Shape> around(Arbitrary<Shape> inner, String... texts) {
        return inner.flatMap(shape -> Arbitraries.of(texts).map(text -> {
            String alias = "o" + Integer.toHexString(shape.sql().hashCode());
            List<String> tables = new ArrayList<>(shape.tables());
            tables.add(alias);
            return new Shape(text.replace("%a", alias).replace("{}", "{" + shape.tables().size() + "}").replace("%s",
                    shape.sql()), tables);
        }));
    }

    private static Arbitrary<Shape> union(Arbitrary<Shape> left, Arbitrary<Shape> right) {
        return left.flatMap(one -> right.map(other -> {
            Shape moved = other.renumbered(one.tables().size());
            List<String> tables = new ArrayList<>(one.tables());
            tables.addAll(moved.tables());
            return new Shape("(" + one.sql() + ") union all (" + moved.sql() + ")", tables);
        })).filter(shape -> Set.copyOf(shape.tables()).size() == shape.tables().size());
    }
}
