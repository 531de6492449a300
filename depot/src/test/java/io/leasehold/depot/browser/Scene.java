package io.leasehold.depot.browser;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A page in a certain state, before certain eyes.
 *
 * @param name what it is called, in reports and as a file
 * @param person whose browser it is; {@code null} for nobody
 * @param enter how one gets there
 * @param direct whether it takes one step, so that what comes over the wire is the page's alone
 */
record Scene(String name, @Nullable String person, Consumer<Visitor> enter, boolean direct) {
    /** What is seen at an address. */
    static Scene at(String name, @Nullable String person, String address) {
        return new Scene(name, person, visitor -> visitor.page().navigate(address), true);
    }

    /** What is seen after some steps. */
    static Scene after(String name, @Nullable String person, Consumer<Visitor> steps) {
        return new Scene(name, person, steps, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
