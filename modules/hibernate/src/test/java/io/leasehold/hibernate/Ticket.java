package io.leasehold.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** An entity that says nothing of tenants, with an id from a sequence, so that Hibernate inserts in batches. */
@Entity
@Table(name = "tickets")
class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_numbers")
    @SequenceGenerator(name = "ticket_numbers", sequenceName = "ticket_numbers", allocationSize = 50)
    @Nullable
    Long id;
    String text;

    @SuppressWarnings("NullAway.Init")
    Ticket() {}

    Ticket(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
