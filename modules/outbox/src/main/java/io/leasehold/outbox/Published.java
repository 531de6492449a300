package io.leasehold.outbox;

import java.time.Instant;
import java.util.UUID;

import org.springframework.core.ResolvableType;
import org.springframework.core.ResolvableTypeProvider;

import io.leasehold.core.Tenant;

/**
 * A committed event on its way to its listeners. The tenant is bound while they run, and no transaction is open: a listener that writes opens its
 * own.
 *
 * <pre>{@code
 * @EventListener
 * void on(Published<UserLeft> left) {
 *     tasks.release(left.tenant(), left.event().user());
 * }
 * }</pre>
 *
 * Whatever goes wrong, the event comes again: a listener for which twice is not the same as once has to remember the id.
 *
 * @param id of the event, the same each time that it is published
 */
public record Published<E extends DomainEvent>(UUID id, Tenant tenant, Instant occurredAt, E event)
        implements
            ResolvableTypeProvider {
    /** Lets Spring tell {@code Published<UserLeft>} from {@code Published<UserJoined>}. */
    @Override
    public ResolvableType getResolvableType() {
        return ResolvableType.forClassWithGenerics(Published.class, ResolvableType.forInstance(event));
    }
}
