package io.leasehold.platform.organization;

import io.leasehold.postgres.provisioning.Level;

/**
 * Where organizations live that people found themselves; operators choose for each of theirs.
 *
 * @param level how far one is kept from others
 * @param server the server that holds its rows
 */
public record NewOrganizations(Level level, String server) {}
