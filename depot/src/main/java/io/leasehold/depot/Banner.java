package io.leasehold.depot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.leasehold.depot.demo.DemoData;
import io.leasehold.postgres.autoconfigure.EmbeddedServerProperties;

/** The last lines of the start: where Depot is, who can sign in, and where the data lies. */
@Component
class Banner {
    private static final Logger LOG = LoggerFactory.getLogger("Depot");

    private final Environment environment;
    private final ObjectProvider<EmbeddedServerProperties> embedded;
    private final DemoData demo;

    Banner(Environment environment, ObjectProvider<EmbeddedServerProperties> embedded, DemoData demo) {
        this.environment = environment;
        this.embedded = embedded;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        StringBuilder banner = new StringBuilder("Depot is ready.\n\n");
        line(banner, "Open", "http://localhost:" + environment.getProperty("local.server.port"));
        if (demo.isThere()) {
            line(banner, "Sign in as", DemoData.people());
            line(banner, "with password", DemoData.PASSWORD);
        }
        embedded.ifAvailable(server -> line(banner, "Data lies in", server.dataDir().toAbsolutePath().normalize()
                .toString()));
        LOG.info("{}", banner);
    }

    private static void line(StringBuilder banner, String label, String value) {
        banner.append("  %-14s %s%n".formatted(label, value));
    }
}
