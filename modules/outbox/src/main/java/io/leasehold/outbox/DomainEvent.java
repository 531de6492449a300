package io.leasehold.outbox;

/** Something that has happened in a tenant: a record in the past tense, such as {@code UserLeft}, with an {@link EventName}. */
public interface DomainEvent {}
