package io.leasehold.platform.console;

import io.leasehold.platform.user.User;

/**
 * Who has signed in, as a page shows it.
 *
 * @param operator whether to show the way to the operators' pages; who gets in is asked there
 */
record Person(String name, String email, String initial, boolean operator) {
    static Person of(User user) {
        return new Person(user.name().value(), user.email().value(), Initial.of(user.name().value()), user
                .operator());
    }
}
