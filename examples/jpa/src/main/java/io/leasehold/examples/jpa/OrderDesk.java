package io.leasehold.examples.jpa;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with orders. */
@Service
@Transactional
class OrderDesk {
    private final OrderRepository orders;

    OrderDesk(OrderRepository orders) {
        this.orders = orders;
    }

    UUID place(String customer, long totalCents, String... products) {
        Order order = new Order(customer, totalCents);
        order.products().addAll(List.of(products));
        return orders.save(order).id();
    }

    List<String> customers() {
        return orders.findAll().stream().map(Order::customer).toList();
    }

    boolean handOver(UUID id, String customer) {
        return orders.findById(id).map(order -> {
            order.handOver(customer);
            return true;
        }).orElse(false);
    }

    boolean cancel(UUID id) {
        return orders.removeById(id) > 0;
    }

    int cancelAll() {
        return orders.clear();
    }
}
