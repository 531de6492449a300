package io.leasehold.depot.listing;

import java.util.UUID;

/** Where a list was left: the last row's sort key as text, and its id. */
public record Position(String key, UUID id) {}
