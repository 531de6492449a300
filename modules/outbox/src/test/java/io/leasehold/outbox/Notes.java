package io.leasehold.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.ControlTransactional;

/** Takes notes, and tells of it. */
class Notes {
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Outbox controlOutbox;

    Notes(JdbcClient jdbc, Outbox outbox, @Control Outbox controlOutbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.controlOutbox = controlOutbox;
    }

    /** Takes these notes in one transaction. */
    @Transactional
    public void take(Tenant tenant, String... texts) {
        for (String text : texts) {
            jdbc.sql("insert into notes (tenant_id, text) values (:tenant, :text)")
                    .param("tenant", tenant.id().value())
                    .param("text", text)
                    .update();
            outbox.append(tenant, new NoteTaken(text));
        }
    }

    /** Takes a note, and then thinks better of it. */
    @Transactional
    public void takeAndFail(Tenant tenant, String text) {
        take(tenant, text);
        throw new IllegalArgumentException("On second thought: " + text);
    }

    @ControlTransactional
    public void tellOfControl(Tenant tenant, String text) {
        controlOutbox.append(tenant, new NoteTaken(text));
    }

    @ControlTransactional
    public void tellInTheWrongTransaction(Tenant tenant, String text) {
        outbox.append(tenant, new NoteTaken(text));
    }

    /** A request of this tenant. */
    static void as(Tenant tenant, Runnable work) {
        TenantContext.where(tenant).run(work);
    }
}
