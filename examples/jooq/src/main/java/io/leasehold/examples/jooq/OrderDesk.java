package io.leasehold.examples.jooq;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static io.leasehold.examples.jooq.Orders.ORDERS;

/** What is done with orders. */
@Service
@Transactional
class OrderDesk {
    private final DSLContext sql;

    OrderDesk(DSLContext sql) {
        this.sql = sql;
    }

    UUID place(String customer, long totalCents) {
        OrderRecord order = new OrderRecord(UUID.randomUUID(), customer, totalCents);
        order.attach(sql.configuration());
        order.store();
        return order.get(ORDERS.id);
    }

    List<String> customers() {
        return sql.select(ORDERS.customer).from(ORDERS).fetch(ORDERS.customer);
    }

    Optional<String> customer(UUID id) {
        return sql.select(ORDERS.customer).from(ORDERS).where(ORDERS.id.eq(id)).fetchOptional(ORDERS.customer);
    }

    boolean handOver(UUID id, String customer) {
        return sql.update(ORDERS).set(ORDERS.customer, customer).where(ORDERS.id.eq(id)).execute() > 0;
    }

    boolean cancel(UUID id) {
        return sql.deleteFrom(ORDERS).where(ORDERS.id.eq(id)).execute() > 0;
    }
}
