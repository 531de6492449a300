package io.leasehold.web.resource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.leasehold.web.Problem;
import io.leasehold.web.app.Town;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorCodecTests {
    private final CursorCodec codec = new CursorCodec("a secret for tests of 32 bytes...".getBytes(
            StandardCharsets.UTF_8));

    private static void assertInvalid(ThrowingCallable decoding) {
        assertThatThrownBy(decoding).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("invalid_cursor");
        });
    }

    @Property(tries = 300)
    void givesBackWhatItWasGiven(@ForAll @StringLength(max = 50) String query,
            @ForAll @Size(max = 4) List<@StringLength(max = 50) String> position) {
        String cursor = codec.encode(Town.ACME, query, position);
        assertThat(cursor).matches("[A-Za-z0-9_-]*");
        assertThat(codec.decode(Town.ACME, query, cursor)).isEqualTo(position);
    }

    @Property(tries = 300)
    void worksForItsOwnTenantAndQueryAlone(@ForAll @StringLength(max = 20) String query,
            @ForAll @StringLength(max = 20) String other, @ForAll @Size(max = 3) List<String> position) {
        String cursor = codec.encode(Town.ACME, query, position);
        assertInvalid(() -> codec.decode(Town.GLOBEX, query, cursor));
        assertInvalid(() -> codec.decode(Town.ACME, query + "x" + other, cursor));
    }

    @Property(tries = 300)
    void noticesEveryEdit(@ForAll @IntRange(max = 10_000) int where, @ForAll @IntRange(min = 1, max = 63) int by) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder cursor = new StringBuilder(codec.encode(Town.ACME, "tasks", List.of("2026-11-22", "7")));
        int at = where % cursor.length();
        cursor.setCharAt(at, alphabet.charAt((alphabet.indexOf(cursor.charAt(at)) + by) % 64));
        assertInvalid(() -> codec.decode(Town.ACME, "tasks", cursor.toString()));
    }

    @Property(tries = 300)
    void readsNoneButItsOwn(@ForAll String text) {
        assertInvalid(() -> codec.decode(Town.ACME, "tasks", text));
    }

    @Test
    void readsNoneOfAnotherSecretOrOfAnySize() {
        CursorCodec other = new CursorCodec(new byte[32]);
        assertInvalid(() -> codec.decode(Town.ACME, "tasks", other.encode(Town.ACME, "tasks", List.of("7"))));
        assertInvalid(() -> codec.decode(Town.ACME, "tasks", "A".repeat(1_000_000)));
        assertInvalid(() -> codec.decode(Town.ACME, "tasks", codec.encode(Town.ACME, "tasks", List.of("7")) + "=="));
    }

    @Test
    void demandsASecretOfSomeLength() {
        assertThatThrownBy(() -> new CursorCodec(new byte[31])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32");
    }
}
