package io.leasehold.web.resource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a partial update (JSON Merge Patch, RFC 7396) says about one field: nothing, that it is to be empty, or its new value. In a record for a request
 * body it is never null, whether the field is there or not:
 *
 * <pre>{@code
 * record ChangeTask(Change<@NotNull @Size(max = 200) String> title, Change<LocalDate> dueDate) {}
 * }</pre>
 *
 * Constraints on its type argument hold for what it sets; {@code @NotNull} forbids to empty the field.
 */
@JsonDeserialize(using = ChangeDeserializer.class)
public sealed interface Change<T> {
    /** The field was left out. */
    record Keep<T>() implements Change<T> {}

    /** The field is null. */
    record Clear<T>() implements Change<T> {}

    /** The field has a value. */
    record Assign<T>(T value) implements Change<T> {}

    /** Leaves the field as it is. */
    static <T> Change<T> keep() {
        return new Keep<>();
    }

    /** Empties the field. */
    static <T> Change<T> clear() {
        return new Clear<>();
    }

    /** Gives the field a value. */
    static <T> Change<T> to(T value) {
        return new Assign<>(value);
    }

    /** Whether the field was left out. */
    default boolean isKeep() {
        return this instanceof Keep;
    }

    /** The field's value after the change. */
    default @Nullable T applyTo(@Nullable T current) {
        return switch (this) {
            case Keep<T>() -> current;
            case Clear<T>() -> null;
            case Assign<T>(T value) -> value;
        };
    }

    /** The field's value after the change, for a field that cannot be empty: to empty it leaves it as it is, so have {@code @NotNull} forbid that. */
    default T orElse(T current) {
        return this instanceof Assign<T>(T value) ? value : current;
    }
}
