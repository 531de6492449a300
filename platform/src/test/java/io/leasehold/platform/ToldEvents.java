package io.leasehold.platform;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.context.event.EventListener;

import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.outbox.DomainEvent;
import io.leasehold.outbox.Published;

/** Keeps what was published, for tests to look at. */
class ToldEvents {
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(Published<?> published) {
        told.add(new Told(published.tenant().id(), TenantContext.require("listening").id(), published.event()));
    }

    List<DomainEvent> of(TenantId tenant) {
        return told.stream().filter(each -> each.tenant().equals(tenant) && each.bound().equals(tenant))
                .map(Told::event)
                .toList();
    }

    private record Told(TenantId tenant, TenantId bound, DomainEvent event) {}
}
