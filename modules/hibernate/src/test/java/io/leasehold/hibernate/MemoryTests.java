package io.leasehold.hibernate;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.hibernate.KeyType;
import org.hibernate.LockMode;
import org.hibernate.OrderingMode;
import org.hibernate.ReplicationMode;
import org.hibernate.Session;
import org.hibernate.SessionCheckMode;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.inherited.Joined;
import io.leasehold.inherited.Whole;

import static org.assertj.core.api.Assertions.assertThat;

/** What a session does out of its memory alone, where no statement is sent that PostgreSQL could refuse. */
class MemoryTests {
    private static final SessionFactory SESSIONS = Library.sessions();

    private Victim owner;
    private Tenant other;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void plant() throws SQLException {
        owner = Victim.plant(Library.tenant());
        other = Library.tenant();
    }

    private <T> T asOwner(Supplier<T> work) {
        return TenantContext.where(owner.tenant()).<T, RuntimeException>call(work::get);
    }

    /** Given to its tenant, and refused to another or to nobody. */
    private void assertOnlyTheOwners(boolean asOther, Supplier<?> attempt) {
        assertThat(asOwner(attempt)).isNotNull();
        assertRefused(asOther, () -> assertThat(attempt.get()).as("what was given away").isNull());
    }

    private void assertRefused(boolean asOther, Runnable attempt) {
        if (asOther) {
            Refusals.assertRefused("another tenant", TenantConflictException.class, () -> TenantContext.where(other)
                    .run(attempt));
        } else {
            Refusals.assertRefused("nobody", TenantNotBoundException.class, attempt);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings({"deprecation", "removal"})
    void manyEntitiesAtOnceAreGivenToNobodyElse(boolean asOther) {
        List<UUID> ids = List.of(owner.sheet());
        try (Session session = asOwner(SESSIONS::openSession)) {
            asOwner(() -> session.find(Sheet.class, owner.sheet()));
            asOwner(() -> session.find(Note.class, owner.note()));
            List<Supplier<?>> ways = List.of(
                    () -> session.findMultiple(Sheet.class, ids, SessionCheckMode.ENABLED).getFirst().text(),
                    () -> session.findMultiple(Sheet.class, ids, SessionCheckMode.ENABLED, OrderingMode.UNORDERED)
                            .getFirst().text(),
                    () -> session.findMultiple(session.createEntityGraph(Sheet.class), ids, SessionCheckMode.ENABLED)
                            .getFirst().text(),
                    () -> session.findMultiple(Note.class, List.of(owner.code()), KeyType.NATURAL).getFirst().text(),
                    () -> session.byMultipleIds(Sheet.class).enableSessionCheck(true).multiLoad(ids).getFirst().text(),
                    () -> session.byMultipleNaturalId(Note.class).multiLoad(owner.code()).getFirst().text());
            ways.forEach(way -> assertOnlyTheOwners(asOther, way));
        }
    }

    /** Which Hibernate keeps by other classes of its own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void entitiesWithSubclassesAreGivenToNobodyElse(boolean asOther) {
        Map<String, Object> settings = new HashMap<>();
        HibernateBinding.applyTo(settings, Library.bean(DataSource.class));
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("inherited");
        configuration.managedClasses(Joined.class, Joined.SubJoined.class, Whole.class, Whole.SubWhole.class)
                .properties(settings);
        UUID id = UUID.randomUUID();
        try (SessionFactory inherited = configuration.createEntityManagerFactory();
                Session session = asOwner(inherited::openSession)) {
            TenantContext.where(owner.tenant()).run(() -> {
                session.persist(new Joined.SubJoined(id, "code"));
                session.persist(new Whole.SubWhole(id, "code"));
            });
            for (Class<?> type : List.of(Joined.class, Joined.SubJoined.class, Whole.class, Whole.SubWhole.class)) {
                assertOnlyTheOwners(asOther, () -> session.findMultiple(type, List.of(id), SessionCheckMode.ENABLED)
                        .getFirst());
                assertOnlyTheOwners(asOther, () -> session.findMultiple(type, List.of("code"), KeyType.NATURAL)
                        .getFirst());
            }
        }
    }

    /** In a transaction begun now, since a refusal marks one that is under way as to be rolled back. */
    private void commit(Session session) {
        TenantContext.where(owner.tenant()).run(() -> {
            session.beginTransaction();
            session.getTransaction().commit();
        });
    }

    /** Nor queued there, to be written when its tenant commits. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("deprecation")
    void nothingIsChangedThereForSomebodyElse(boolean asOther) throws Exception {
        Map<String, String> before = owner.rows();
        UUID id = UUID.randomUUID();
        try (Session session = asOwner(SESSIONS::openSession)) {
            Sheet sheet = asOwner(() -> session.find(Sheet.class, owner.sheet()));
            assertOnlyTheOwners(asOther, () -> session.merge(sheet));
            assertRefused(asOther, () -> session.persist(new Sheet(id, "planted")));
            assertRefused(asOther, () -> session.replicate(new Sheet(id, "planted"), ReplicationMode.EXCEPTION));
            assertRefused(asOther, () -> session.remove(sheet));
            commit(session);
        }
        assertThat(owner.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noVersionIsToBeRaisedForSomebodyElse(boolean asOther) {
        Draft draft = new Draft("mine");
        TenantContext.where(owner.tenant()).run(() -> SESSIONS.inTransaction(session -> session.persist(draft)));
        try (Session session = asOwner(SESSIONS::openSession)) {
            asOwner(session::beginTransaction);
            Draft found = asOwner(() -> session.find(Draft.class, draft.id));
            assertRefused(asOther, () -> session.lock(found, LockMode.OPTIMISTIC_FORCE_INCREMENT));
        }
    }

    /** Hibernate forgets an entity before it reads it anew, and with it what was to be written. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsForgottenForSomebodyElse(boolean asOther) {
        try (Session session = asOwner(SESSIONS::openSession)) {
            Sheet sheet = asOwner(() -> session.find(Sheet.class, owner.sheet()));
            sheet.text = "changed";
            assertRefused(asOther, () -> session.refresh(sheet));
            commit(session);
        }
        String text = asOwner(() -> SESSIONS.<String>fromTransaction(session -> session.find(Sheet.class, owner.sheet())
                .text()));
        assertThat(text).isEqualTo("changed");
    }
}
