package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Whatever stands in a policy or in a function that it calls is judged, and never too much for the inspection. */
class PredicateTests {
    private static final Set<String> TYPES = Set.of("text", "bigint");
    private static final Source SOURCE = new Source("app.org", TYPES, Map.of(), Set.of());

    @Property(tries = 3000)
    void anyExpressionIsJudged(@ForAll("sql") String expression) {
        assertThatCode(() -> judged("org = " + expression)).doesNotThrowAnyException();
        assertThatCode(() -> judged(expression)).doesNotThrowAnyException();
    }

    @Property(tries = 3000)
    void anyFunctionIsJudged(@ForAll("sql") String body) {
        for (String language : List.of("sql", "plpgsql", "c")) {
            TenantFunction function = new TenantFunction("own", 1, "public", language, body, false, true, "bigint",
                    "own()", "");
            Source source = new Source("app.org", TYPES, Map.of("own", function), Set.of());

            assertThatCode(() -> Predicate.of("org = own()", "org", TYPES, source)).doesNotThrowAnyException();
        }
    }

    @Example
    void aTextOfAnyLengthIsRead() {
        String text = "x".repeat(100_000);

        assertThat(judged("org = current_setting('app.org') and name <> '" + text + "'")).isInstanceOf(
                Predicate.Held.class);
        assertThat(judged("org = '" + text + "'")).isInstanceOf(Predicate.Other.class);
        assertThat(judged("org = /* " + text + " */ current_setting('app.org')")).isInstanceOf(Predicate.Held.class);
    }

    @Provide
    Arbitrary<String> sql() {
        return Arbitraries
                .of("org", "=", "(", ")", "()", "'app.org'", "''", "'7'", "e'\\''", "'", "\"", "current_setting",
                        "current_setting('app.org')", "current_setting('app.org', true)", "nullif", "nullif(", "cast(",
                        "as", "::", "text",
                        "bigint", "select", "from", "and", "or", "not", ",", "||", "limit 1", "collate \"C\"", "own",
                        ".", ";", ":=",
                        "default", "declare", "begin", "begin atomic", "end", "end if", "if", "then", "else", "return",
                        "into", "x",
                        "raise", "exception", "null", "/*", "*/", "--", "\n", "$x$", "$$",
                        "bound.tenant from leasehold.bound")
                .list().ofMaxSize(14).map(words -> String.join(" ", words));
    }

    private static Predicate judged(String expression) {
        return Predicate.of(expression, "org", TYPES, SOURCE);
    }
}
