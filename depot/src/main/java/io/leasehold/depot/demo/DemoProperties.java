package io.leasehold.depot.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demo.
 *
 * @param enabled Whether an empty database is filled with the demo. Without it, the embedded database is and one that was brought is not.
 */
@ConfigurationProperties("leasehold.demo")
record DemoProperties(@Nullable Boolean enabled) {}
