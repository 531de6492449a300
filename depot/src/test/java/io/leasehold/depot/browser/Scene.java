package io.leasehold.depot.browser;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A page in a certain state, before certain eyes.
 *
 * @param name what it is called, in reports and as a file
 * @param person whose browser it is; {@code null} for nobody
 * @param address where it begins
 * @param steps how one gets to the state from there
 */
record Scene(String name, @Nullable String person, String address, Consumer<Visitor> steps) {
    /** What is seen at an address. */
    static Scene at(String name, @Nullable String person, String address) {
        return new Scene(name, person, address, _ -> {});
    }

    void enter(Visitor visitor) {
        visitor.page().navigate(address);
        steps.accept(visitor);
    }

    @Override
    public String toString() {
        return name;
    }
}
