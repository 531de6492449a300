package io.leasehold.hibernate;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManagerFactory;

import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sessions that outlive the work of their tenant, or begin before it. */
class SessionTests {
    private static final SessionFactory SESSIONS = Library.sessions();

    private Victim owner;
    private Tenant other;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void plant() throws SQLException {
        owner = Victim.plant(Library.tenant());
        other = Library.tenant();
    }

    /** As another tenant, or as nobody. */
    private void elsewhere(boolean asOther, Runnable work) {
        if (asOther) {
            TenantContext.where(other).run(work);
        } else {
            work.run();
        }
    }

    private static void assertRefused(boolean asOther, Runnable attempt) {
        Refusals.assertRefused(asOther ? "another tenant" : "nobody", asOther
                ? TenantConflictException.class
                : TenantNotBoundException.class, attempt);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionAnswersNobodyButItsTenantNotEvenOutOfItsMemory(boolean asOther) throws Exception {
        Map<String, String> before = owner.rows();
        try (Session session = TenantContext.where(owner.tenant()).<Session, RuntimeException>call(
                SESSIONS::openSession)) {
            Note note = TenantContext.where(owner.tenant()).<Note, RuntimeException>call(() -> session.find(Note.class,
                    owner.note()));
            elsewhere(asOther, () -> {
                assertRefused(asOther, () -> session.find(Note.class, owner.note()));
                assertRefused(asOther, () -> session.find(Sheet.class, owner.sheet()));
                assertRefused(asOther, () -> session.getReference(Sheet.class, owner.sheet()));
                assertRefused(asOther, () -> session.bySimpleNaturalId(Note.class).load(owner.code()));
                assertRefused(asOther, () -> session.createSelectionQuery("from Note", Note.class).getResultList());
                assertRefused(asOther, () -> session.createNativeQuery("select text from notes", String.class)
                        .getResultList());
                assertRefused(asOther, () -> Hibernate.initialize(note.author()));
                assertRefused(asOther, () -> Hibernate.initialize(note.labels()));
                assertRefused(asOther, () -> Hibernate.initialize(note.readers()));
                assertRefused(asOther, () -> session.refresh(note));
                assertRefused(asOther, () -> session.lock(note, LockMode.READ));
                assertRefused(asOther, () -> session.remove(note));
                assertRefused(asOther, () -> session.merge(new Sheet(owner.sheet(), "stolen")));
                assertRefused(asOther, () -> session.persist(new Sheet(UUID.randomUUID(), "planted")));
            });
        }
        assertThat(owner.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsStillToBeWrittenIsNotWrittenInTheWorkOfSomebodyElse(boolean asOther) throws Exception {
        Map<String, String> before = owner.rows();
        try (Session session = TenantContext.where(owner.tenant()).<Session, RuntimeException>call(
                SESSIONS::openSession)) {
            TenantContext.where(owner.tenant()).run(() -> {
                session.beginTransaction();
                session.find(Sheet.class, owner.sheet()).text = "changed";
            });
            elsewhere(asOther, () -> assertRefused(asOther, () -> session.getTransaction().commit()));
        }
        assertThat(owner.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStatelessSessionAnswersNobodyButItsTenant(boolean asOther) throws Exception {
        Map<String, String> before = owner.rows();
        try (StatelessSession session = TenantContext.where(owner.tenant()).<StatelessSession, RuntimeException>call(
                SESSIONS::openStatelessSession)) {
            elsewhere(asOther, () -> {
                assertRefused(asOther, () -> session.get(Sheet.class, owner.sheet()));
                assertRefused(asOther, () -> session.update(new Sheet(owner.sheet(), "stolen")));
                assertRefused(asOther, () -> session.createSelectionQuery("from Sheet", Sheet.class).getResultList());
            });
        }
        assertThat(owner.rows()).isEqualTo(before);
    }

    @Test
    void aSessionWithoutATenantReadsNoTablesOfTenantsAndDoesOtherWork() {
        try (Session session = SESSIONS.openSession()) {
            assertThatThrownBy(() -> session.find(Sheet.class, owner.sheet())).isInstanceOf(
                    TenantNotBoundException.class);
            assertThatThrownBy(() -> session.createSelectionQuery("from Draft", Draft.class).getResultList())
                    .isInstanceOf(TenantNotBoundException.class);
            assertThat(session.createNativeQuery("select 1", Integer.class).getSingleResult()).isEqualTo(1);
        }
    }

    /** As an OpenEntityManagerInViewFilter does that stands before the filter for tenants. */
    @Test
    void aViewOpenedBeforeTheTenantWasBoundIsRefusedWithASentence() {
        inView(() -> TenantContext.where(owner.tenant()).run(() -> assertThatThrownBy(() -> Library.bean(
                SheetRepository.class).findAll()).rootCause().isInstanceOf(TenantConflictException.class).hasMessage(
                        "A connection for tenant " + owner.tenant().id() + " was refused: its session of Hibernate was "
                                + "opened when no tenant was bound. End that work first; one piece of work is for one "
                                + "tenant.")));
    }

    /** As Spring Boot does by itself: its interceptor comes after all filters, and so after the tenant. */
    @Test
    void aViewOpenedForATenantLoadsLazilyWhatIsItsOwn() {
        for (Tenant tenant : new Tenant[]{owner.tenant(), other}) {
            TenantContext.where(tenant).run(() -> inView(() -> {
                Optional<Note> note = Library.bean(NoteRepository.class).findById(owner.note());
                assertThat(note.isPresent()).isEqualTo(tenant.equals(owner.tenant()));
                note.ifPresent(seen -> {
                    assertThat(seen.labels()).containsExactly(owner.canary().text());
                    assertThat(Optional.ofNullable(seen.author()).map(Person::name)).hasValue(owner.canary().text());
                });
            }));
        }
    }

    private static void inView(Runnable work) {
        EntityManagerFactory factory = Library.bean(EntityManagerFactory.class);
        EntityManagerHolder view = new EntityManagerHolder(factory.createEntityManager());
        TransactionSynchronizationManager.bindResource(factory, view);
        try {
            work.run();
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            view.getEntityManager().close();
        }
    }
}
