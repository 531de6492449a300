package io.leasehold.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that a feature may write, declared as a bean by the feature.
 *
 * <pre>{@code
 * @Bean
 * EventTypes memberEvents() {
 *     return EventTypes.of(UserJoined.class, UserLeft.class);
 * }
 * }</pre>
 *
 * An event that is declared nowhere is refused when it is written, so that it cannot get lost when it is read.
 */
public final class EventTypes {
    private final Map<String, Class<? extends DomainEvent>> byName = new HashMap<>();

    private EventTypes(Collection<Class<? extends DomainEvent>> types) {
        types.forEach(type -> {
            String name = declaredName(type);
            Class<? extends DomainEvent> other = byName.put(name, type);
            if (other != null && other != type) {
                throw new IllegalStateException("The events " + other.getName() + " and " + type.getName()
                        + " are both named \"" + name + "\". Give one another @EventName.");
            }
        });
    }

    /** These events, each of which has an {@link EventName}. */
    @SafeVarargs
    public static EventTypes of(Class<? extends DomainEvent>... types) {
        return new EventTypes(List.of(types));
    }

    /** All events of all features. */
    public static EventTypes all(Collection<EventTypes> features) {
        return new EventTypes(features.stream().flatMap(feature -> feature.byName.values().stream()).toList());
    }

    String nameOf(DomainEvent event) {
        Class<?> type = event.getClass();
        String name = declaredName(type);
        if (byName.get(name) != type) {
            throw new IllegalStateException("The event " + type.getName()
                    + " cannot be written: it is declared nowhere. Add it to an EventTypes bean.");
        }
        return name;
    }

    Class<? extends DomainEvent> named(String name) {
        Class<? extends DomainEvent> type = byName.get(name);
        if (type == null) {
            throw new IllegalStateException("No event is named \"" + name
                    + "\" here. Another version of the application wrote it: add it to an EventTypes bean.");
        }
        return type;
    }

    private static String declaredName(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(
                    "The event " + type.getName() + " has no name to be stored under. Give it an @EventName.");
        }
        return name.value();
    }
}
