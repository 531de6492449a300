package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each node remembers of the tenants.
 *
 * @param lifetime how long a tenant is remembered at most, while changes are not heard of
 */
@ConfigurationProperties("leasehold.directory")
public record DirectoryProperties(@DefaultValue("30s") Duration lifetime) {}
