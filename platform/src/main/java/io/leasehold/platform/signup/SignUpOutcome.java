package io.leasehold.platform.signup;

import java.util.List;

import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.user.User;
import io.leasehold.web.InvalidField;

/** What became of an attempt to sign up. */
public sealed interface SignUpOutcome {
    /** There is a new user, who owns a new organization. */
    record SignedUp(User user, Organization organization) implements SignUpOutcome {}

    /** Nothing has happened, since these fields are wrong; each pointer is {@code /} and the name of a field of {@link SignUpForm}. */
    record Refused(List<InvalidField> fields) implements SignUpOutcome {
        public Refused {
            fields = List.copyOf(fields);
        }
    }
}
