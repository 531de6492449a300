package io.leasehold.outbox;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import io.leasehold.testkit.TestDatabase;

/** A smallest application with an outbox, of two tenants. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Notes.class, Listener.class, TwoTenants.class})
class NotesApplication {
    @Bean
    EventTypes noteEvents() {
        return EventTypes.of(NoteTaken.class);
    }

    /** Starts a node on this database. */
    static ConfigurableApplicationContext start(TestDatabase database, String... properties) {
        List<String> arguments = new ArrayList<>();
        database.springProperties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return run(arguments.toArray(String[]::new));
    }

    /** Starts a node that is in a hurry. */
    static ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplicationBuilder(NotesApplication.class).web(WebApplicationType.NONE)
                .properties("leasehold.outbox.sweep-interval=100ms", "leasehold.outbox.retry-delay=50ms",
                        "leasehold.outbox.max-retry-delay=200ms", "leasehold.outbox.lease=5s",
                        "spring.main.banner-mode=off")
                .run(arguments);
    }
}
