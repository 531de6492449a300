package io.leasehold.examples.mybatis;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with orders. */
@Service
@Transactional
class OrderDesk {
    private final OrderMapper orders;

    OrderDesk(OrderMapper orders) {
        this.orders = orders;
    }

    UUID place(String customer, long totalCents) {
        Order order = new Order(UUID.randomUUID(), customer, totalCents);
        orders.insert(order);
        return order.id();
    }

    List<String> customers() {
        return orders.all().stream().map(Order::customer).toList();
    }
}
