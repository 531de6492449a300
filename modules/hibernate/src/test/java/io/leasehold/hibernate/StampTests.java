package io.leasehold.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.persistence.OptimisticLockException;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Everything that Hibernate writes belongs to the tenant that is bound, whether it or the database says so. */
class StampTests {
    private static final SessionFactory SESSIONS = Library.sessions();

    @ParameterizedTest
    @EnumSource
    void stampsWhatIsWrittenIntoTablesOfEntitiesCollectionsAndJoins(Level level) throws Exception {
        Tenant tenant = Library.tenant(level);
        Tenant other = Library.tenant(level);
        TenantContext.where(tenant).run(() -> SESSIONS.inTransaction(session -> {
            Note note = new Note(UUID.randomUUID(), "one", "text");
            Person reader = new Person(UUID.randomUUID(), "Ada");
            note.author = reader;
            note.labels().addAll(List.of("a", "b"));
            note.readers().add(reader);
            session.persist(reader);
            session.persist(note);
            session.persist(new Draft("with the table's id"));
            IntStream.range(0, 45).forEach(i -> session.persist(new Ticket("in a batch " + i)));
        }));
        TenantContext.where(tenant).run(() -> SESSIONS.inStatelessTransaction(session -> {
            Sheet sheet = new Sheet(UUID.randomUUID(), "inserted");
            sheet.tenantId = Library.idOf(tenant); // an upsert is the one write that Hibernate does not stamp
            session.upsert(sheet);
            session.upsert(sheet);
            session.insertMultiple(List.of(new Sheet(UUID.randomUUID(), "one"), new Sheet(UUID.randomUUID(), "two")));
        }));

        assertThat(rows(tenant, tenant)).isEqualTo("people 1, notes 1, note_labels 2, note_readers 1, drafts 1, "
                + "tickets 45, sheets 3");
        assertThat(rows(tenant, other)).isEqualTo("people 0, notes 0, note_labels 0, note_readers 0, drafts 0, "
                + "tickets 0, sheets 0");
        assertThat(TenantContext.where(other).<Long, RuntimeException>call(() -> SESSIONS.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from Ticket", Long.class).getSingleResult())))
                .isZero();
    }

    private static String rows(Tenant place, Tenant of) throws SQLException {
        Connection superuser = Library.superuser(place);
        StringBuilder counts = new StringBuilder();
        for (String table : List.of("people", "notes", "note_labels", "note_readers", "drafts", "tickets", "sheets")) {
            try (PreparedStatement select = superuser.prepareStatement("select count(*) from " + table
                    + " where tenant_id = ?")) {
                select.setObject(1, of.id().value());
                try (ResultSet count = select.executeQuery()) {
                    count.next();
                    counts.append(counts.isEmpty() ? "" : ", ").append(table).append(' ').append(count.getInt(1));
                }
            }
        }
        return counts.toString();
    }

    @Test
    void refusesAnEntityThatSaysItIsAnothersWithoutAskingTheDatabase() {
        Tenant tenant = Library.tenant();
        Sheet sheet = new Sheet(UUID.randomUUID(), "planted");
        sheet.tenantId = Library.idOf(Library.tenant());

        TenantContext.where(tenant)
                .run(() -> assertThatThrownBy(() -> SESSIONS.inTransaction(session -> session.persist(
                        sheet))).hasStackTraceContaining("assigned tenant id differs from current tenant id"));
    }

    @Test
    void anEntityThatSaysNothingOfTenantsIsKeptApartByTheDatabaseAlone() {
        Tenant tenant = Library.tenant();
        Tenant other = Library.tenant();
        Draft draft = new Draft("mine");
        TenantContext.where(tenant).run(() -> SESSIONS.inTransaction(session -> session.persist(draft)));

        TenantContext.where(other).run(() -> {
            assertThat(SESSIONS.<Draft>fromTransaction(session -> session.find(Draft.class, draft.id))).isNull();
            assertThat(SESSIONS.<Integer>fromTransaction(session -> session.createMutationQuery(
                    "update Draft set text = 'stolen'").executeUpdate())).isZero();
            draft.text = "stolen";
            assertThatThrownBy(() -> SESSIONS.inTransaction(session -> session.merge(draft))).isInstanceOf(
                    OptimisticLockException.class);
            assertThatThrownBy(() -> SESSIONS.inStatelessTransaction(session -> session.update(draft)))
                    .hasStackTraceContaining("StaleStateException");
        });
        assertThat(TenantContext.where(tenant).<String, RuntimeException>call(() -> SESSIONS.fromTransaction(
                session -> session.find(Draft.class, draft.id).text()))).isEqualTo("mine");
    }
}
