package io.leasehold.examples.jpa;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a customer of a tenant has ordered. */
@Entity
@Table(name = "orders")
class Order {
    @Id
    private UUID id;
    /** Filled in by Hibernate from the tenant that is bound. */
    @TenantId
    @Nullable
    UUID tenantId;
    private String customer;
    private long totalCents;
    @ElementCollection
    @CollectionTable(name = "order_products", joinColumns = @JoinColumn(name = "order_id"))
    @Column(name = "product")
    private Set<String> products = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    Order(String customer, long totalCents) {
        this.id = UUID.randomUUID();
        this.customer = customer;
        this.totalCents = totalCents;
    }

    UUID id() {
        return id;
    }

    String customer() {
        return customer;
    }

    long totalCents() {
        return totalCents;
    }

    Set<String> products() {
        return products;
    }

    void handOver(String newCustomer) {
        customer = newCustomer;
    }
}
