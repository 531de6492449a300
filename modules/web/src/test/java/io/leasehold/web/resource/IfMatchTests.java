package io.leasehold.web.resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.web.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IfMatchTests {
    private static final EntityVersion SEVEN = new EntityVersion(7);

    @Test
    void allowsAnyStateWithoutHeaderOrWithAStar() {
        assertThat(IfMatch.of(null).admits(SEVEN)).isTrue();
        assertThat(IfMatch.of("*").admits(SEVEN)).isTrue();
        assertThat(IfMatch.of(" * ").admits(SEVEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\"", "\"6\",\"7\"", ", \"7\",,\"8\"", "W/\"7\", \"7\"",
        "\"a,b\", \"7\""})
    void allowsListedStates(String header) {
        assertThat(IfMatch.of(header).admits(SEVEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"7", "7\"", "", "\"07\"", "\"7\" \"8\"", "*, \"7\"", "'7'",
        "\"6\\\", \\\"7\"", "\"7\"; x", "w/\"7\""})
    void refusesWhatIsNotListedWeakOrUnreadable(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).require(SEVEN)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status().value()).isEqualTo(412));
    }

    @Property(tries = 500)
    void readsAnythingWithoutFailing(@ForAll String header) {
        // Which of these a list allows is for the examples; that what it names nowhere is not allowed holds for all.
        assertThat(IfMatch.of(header).admits(SEVEN)).matches(admitted -> !admitted || header.strip().equals("*")
                || header.contains(SEVEN.etag()));
    }

    @Test
    void readsLongHeadersInLinearTime() {
        assertThat(IfMatch.of("\"1\", ".repeat(20_000) + "x").admits(new EntityVersion(1))).isFalse();
        assertThat(IfMatch.of("\t, ".repeat(20_000) + "\"7\"").admits(SEVEN)).isTrue();
    }

    @Property(tries = 200)
    void admitsItsOwnEtag(@ForAll long version) {
        EntityVersion entity = new EntityVersion(version);
        assertThat(IfMatch.of(entity.etag()).admits(entity)).isTrue();
    }
}
