package io.leasehold.outbox;

import java.sql.SQLException;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.directory.ChangedTenants;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.Notes.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A tenant that is closed while its events are told, on a node whose claims last longer than any test. */
class OutboxClosingTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void start() {
        node = NotesApplication.start(DATABASE, "leasehold.outbox.lease=1h");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void isToldOfTheRestInAnotherTurnAndOfNothingTwice(Level level) throws SQLException {
        Estate estate = new Estate(DATABASE, node);
        String name = level.name().toLowerCase(Locale.ROOT);
        Tenant closing = estate.tenant(name + "-closing", level);
        Tenant other = estate.tenant(name + "-other", level);
        Listener listener = node.getBean(Listener.class);
        listener.react(published -> {
            if (published.event().text().equals("first " + name)) {
                close(estate, closing);
            }
        });
        Notes notes = node.getBean(Notes.class);

        as(closing, () -> notes.take(closing, "first " + name, "second " + name, "third " + name));
        as(other, () -> notes.take(other, "others " + name));

        listener.awaited("third " + name);
        listener.awaited("others " + name);
        listener.until(() -> assertThat(estate.events(closing, false)).isZero());
        assertThat(estate.events(closing, true)).isEqualTo(3);
        assertThat(listener.heard().stream().filter(it -> it.published().tenant().id().equals(closing.id())))
                .extracting(
                        Listener.Heard::text, it -> it.published().tenant().status())
                .containsExactly(
                        tuple("first " + name, TenantStatus.ACTIVE), tuple("second " + name, TenantStatus.DEACTIVATED),
                        tuple("third " + name, TenantStatus.DEACTIVATED));
        assertThat(listener.textsOf(other)).containsExactly("others " + name);
    }

    private static void close(Estate estate, Tenant tenant) {
        try {
            estate.sql("update control.tenants set status = 'deactivated' where tenant_id = '" + tenant.id() + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        node.getBean(ChangedTenants.class).tenantChanged(tenant.id()); // by itself it hears of it a moment later
    }
}
