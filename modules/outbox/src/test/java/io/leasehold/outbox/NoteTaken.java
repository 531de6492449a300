package io.leasehold.outbox;

/** The event of these tests. */
@EventName("note.taken")
record NoteTaken(String text) implements DomainEvent {}
