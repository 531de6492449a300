package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How own schemas and own databases are looked at while the application runs.
 *
 * @param afterStart whether they are once, in the background
 * @param delay for how long the application has been ready by then
 * @param pause between one part and the next
 */
@ConfigurationProperties("leasehold.inspection")
public record InspectionProperties(@DefaultValue("true") boolean afterStart,
        @DefaultValue("30s") Duration delay,
        @DefaultValue("1s") Duration pause) {}
