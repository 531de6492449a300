package io.leasehold.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

/** An entity that says nothing of tenants: the database stamps its rows and keeps them apart. Its id is made by the table. */
@Entity
@Table(name = "drafts")
class Draft {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;
    String text;
    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    Draft() {}

    Draft(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
