package io.leasehold.examples.jooq;

import java.util.UUID;

import org.jooq.impl.UpdatableRecordImpl;

/** A row of {@link Orders} that can be stored and deleted. */
public final class OrderRecord extends UpdatableRecordImpl<OrderRecord> {
    /** An empty row. */
    public OrderRecord() {
        super(Orders.ORDERS);
    }

    OrderRecord(UUID id, String customer, long totalCents) {
        this();
        set(Orders.ORDERS.id, id);
        set(Orders.ORDERS.customer, customer);
        set(Orders.ORDERS.totalCents, totalCents);
    }
}
