package io.leasehold.hibernate;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An entity with all that entities have: a natural id, others that it refers to, collections of values and of entities. */
@Entity
@Table(name = "notes")
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NaturalIdCache
class Note {
    @Id
    UUID id;
    @TenantId
    @Nullable
    UUID tenantId;
    @NaturalId
    String code;
    String text;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    @Nullable
    Person author;
    @ElementCollection
    @CollectionTable(name = "note_labels", joinColumns = @JoinColumn(name = "note_id"))
    @Column(name = "label")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    Set<String> labels = new HashSet<>();
    @ManyToMany
    @JoinTable(name = "note_readers", joinColumns = @JoinColumn(name = "note_id"), inverseJoinColumns = @JoinColumn(name = "person_id"))
    Set<Person> readers = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    Note() {}

    Note(UUID id, String code, String text) {
        this.id = id;
        this.code = code;
        this.text = text;
    }

    String text() {
        return text;
    }

    @Nullable
    Person author() {
        return author;
    }

    Set<String> labels() {
        return labels;
    }

    Set<Person> readers() {
        return readers;
    }
}
