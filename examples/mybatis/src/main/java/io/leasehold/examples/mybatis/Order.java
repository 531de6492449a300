package io.leasehold.examples.mybatis;

import java.util.UUID;

/** What a customer of a tenant has ordered. */
record Order(UUID id, String customer, long totalCents) {}
