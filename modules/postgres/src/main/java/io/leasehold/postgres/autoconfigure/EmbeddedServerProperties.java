package io.leasehold.postgres.autoconfigure;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, which serves where no address of a database is given.
 *
 * @param dataDir folder of the embedded database
 * @param pgPort port of the embedded database; 0 takes any free one
 */
@ConfigurationProperties("leasehold")
public record EmbeddedServerProperties(@DefaultValue(".data") Path dataDir, @DefaultValue("15432") int pgPort) {}
