package io.leasehold.platform.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/**
 * Which tenants to list; what is absent does not matter.
 *
 * @param text part of a name or a slug, in any case
 */
public record TenantQuery(Optional<TenantStatus> status, Optional<Level> level, Optional<String> server,
        Optional<String> text) {
    /** All of them. */
    public static final TenantQuery ALL = new TenantQuery(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /** What a request asks for, or {@code 422} where it names what does not exist. */
    static TenantQuery of(@Nullable String status, @Nullable String placement, @Nullable String server,
            @Nullable String text) {
        List<InvalidField> wrong = new ArrayList<>();
        Optional<TenantStatus> statusAsked = one(TenantStatus.values(), status, "/status", wrong);
        Optional<Level> levelAsked = one(Level.values(), placement, "/placement", wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new TenantQuery(statusAsked, levelAsked, filled(server), filled(text));
    }

    static <E extends Enum<E>> Optional<E> one(E[] choices, @Nullable String word, String pointer,
            List<InvalidField> wrong) {
        Optional<E> chosen = filled(word).flatMap(given -> Stream.of(choices).filter(choice -> word(choice).equals(
                given)).findFirst());
        if (chosen.isEmpty() && filled(word).isPresent()) {
            wrong.add(new InvalidField(pointer, "invalid_value", "This is one of: " + String.join(", ", Stream.of(
                    choices).map(TenantQuery::word).toList()) + "."));
        }
        return chosen;
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }
}
