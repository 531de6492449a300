package io.leasehold.platform.token;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Asks for an access token to one organization, which its slug or its id names; without one, for an operator's. */
record RequestToken(@Nullable String email, @Nullable String password, @Nullable String organization) {
    Credentials checked() {
        if (email != null && password != null) {
            return new Credentials(email, password, organization);
        }
        List<InvalidField> missing = Stream.of(missing("/email", email), missing("/password", password))
                .flatMap(List::stream).toList();
        throw Problem.invalid(missing);
    }

    private static List<InvalidField> missing(String pointer, @Nullable String value) {
        return value == null
                ? List.of(new InvalidField(pointer, "required", "This is needed for a token."))
                : List.of();
    }

    @Override
    public String toString() {
        return "RequestToken[…]";
    }

    /** All that a token is asked for with. */
    record Credentials(String email, String password, @Nullable String organization) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
