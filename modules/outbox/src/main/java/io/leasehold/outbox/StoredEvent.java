package io.leasehold.outbox;

import java.time.Instant;
import java.util.UUID;

/** An event as it is stored. */
record StoredEvent(UUID id, String type, String payload, Instant occurredAt, int failures) {}
