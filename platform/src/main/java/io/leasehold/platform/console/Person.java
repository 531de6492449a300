package io.leasehold.platform.console;

import io.leasehold.platform.user.User;

/** Who has signed in, as a page shows it. */
record Person(String name, String email, String initial) {
    static Person of(User user) {
        return new Person(user.name().value(), user.email().value(), Initial.of(user.name().value()));
    }
}
