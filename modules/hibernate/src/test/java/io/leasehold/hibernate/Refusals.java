package io.leasehold.hibernate;

import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What refused a call, beneath whatever Hibernate and Spring have put around it. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(String what, Class<? extends Exception> reason, Runnable attempt) {
        Throwable thrown = catchThrowable(attempt::run);
        assertThat(thrown).as("what %s threw", what).isNotNull();
        assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)).as(what)
                .hasAtLeastOneElementOfType(reason);
    }
}
