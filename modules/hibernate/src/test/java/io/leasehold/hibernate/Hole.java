package io.leasehold.hibernate;

import java.util.List;
import java.util.UUID;

import org.hibernate.LockMode;
import org.hibernate.SessionFactory;

/**
 * A call by which one tenant tries to read or change a row of another one, whose ids it has learnt. Whatever the call could read is its result. All
 * are ordinary uses of Hibernate with {@code @TenantId}.
 */
enum Hole {
    FIND(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.find(Sheet.class, victim.sheet()).text());
        }
    },
    FIND_FOR_UPDATE(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.find(Sheet.class, victim.sheet(),
                    LockMode.PESSIMISTIC_WRITE).text());
        }
    },
    FIND_MULTIPLE(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.findMultiple(Sheet.class, List.of(victim.sheet()))
                    .getFirst().text());
        }
    },
    FIND_BY_NATURAL_ID(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.bySimpleNaturalId(Note.class).load(victim.code())
                    .text());
        }
    },
    QUERY(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.createSelectionQuery(
                    "select text from Sheet where id = :id", String.class).setParameter("id", victim.sheet())
                    .getSingleResult());
        }
    },
    NATIVE_QUERY(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> session.createNativeQuery(
                    "select text from sheets where id = :id", String.class).setParameter("id", victim.sheet())
                    .getSingleResult());
        }
    },
    STATELESS_GET(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromStatelessTransaction(session -> session.get(Sheet.class, victim.sheet()).text());
        }
    },
    STATELESS_REFRESH(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            Sheet made = new Sheet(victim.sheet(), "guessed");
            sessions.inStatelessTransaction(session -> session.refresh(made));
            return made.text();
        }
    },
    LABELS_OF_A_TWIN(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            twin(sessions, victim);
            return sessions.fromTransaction(session -> session.find(Note.class, victim.note()).labels().toString());
        }
    },
    CLEARING_LABELS_OF_A_TWIN(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            twin(sessions, victim);
            sessions.inTransaction(session -> session.find(Note.class, victim.note()).labels().clear());
            return NOTHING;
        }
    },
    REMOVING_A_TWIN(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            twin(sessions, victim);
            sessions.inTransaction(session -> session.remove(session.find(Note.class, victim.note())));
            return NOTHING;
        }
    },
    /** Hibernate notices that two rows were changed, and rolls back. */
    CHANGING_A_TWIN(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.persist(new Sheet(victim.sheet(), "twin")));
            sessions.inTransaction(session -> session.find(Sheet.class, victim.sheet()).text = "stolen");
            return NOTHING;
        }
    },
    /** Tells the id of a row of which only the natural id was known. */
    REFERENCE_BY_NATURAL_ID(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            return sessions.fromTransaction(session -> {
                Object reference = session.bySimpleNaturalId(Note.class).getReference(victim.code());
                Object id = sessions.getPersistenceUnitUtil().getIdentifier(reference);
                return victim.note().equals(id) ? victim.canary().text() : NOTHING;
            });
        }
    },
    /** Is read first, by a query that has the tenant in it. */
    REMOVE_OF_A_REFERENCE_WITH_COLLECTIONS(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.remove(session.getReference(Note.class, victim.note())));
            return NOTHING;
        }
    },
    STATELESS_DELETE_WITH_COLLECTIONS(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inStatelessTransaction(
                    session -> session.delete(new Note(victim.note(), victim.code(), "guessed")));
            return NOTHING;
        }
    },
    REMOVE_OF_A_REFERENCE(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.remove(session.getReference(Sheet.class, victim.sheet())));
            return NOTHING;
        }
    },
    /** Refused since Hibernate 7, which wants the row to be read first. */
    REMOVE_OF_A_DETACHED(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.remove(new Sheet(victim.sheet(), "guessed")));
            return NOTHING;
        }
    },
    MERGE(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.merge(new Sheet(victim.sheet(), "stolen")));
            return NOTHING;
        }
    },
    STATELESS_UPDATE(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inStatelessTransaction(session -> session.update(new Sheet(victim.sheet(), "stolen")));
            return NOTHING;
        }
    },
    STATELESS_DELETE(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inStatelessTransaction(session -> session.delete(new Sheet(victim.sheet(), "guessed")));
            return NOTHING;
        }
    },
    STATELESS_UPSERT(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inStatelessTransaction(session -> {
                Sheet made = new Sheet(victim.sheet(), "stolen");
                made.tenantId = SessionTenant.bound();
                session.upsert(made);
            });
            return NOTHING;
        }
    },
    STATELESS_UPSERT_IN_THE_OTHERS_NAME(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inStatelessTransaction(session -> {
                Sheet made = new Sheet(victim.sheet(), "stolen");
                made.tenantId = Library.idOf(victim.tenant());
                session.upsert(made);
            });
            return NOTHING;
        }
    },
    BULK_UPDATE(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createMutationQuery("update Sheet set text = 'stolen'")
                    .executeUpdate());
            return NOTHING;
        }
    },
    BULK_DELETE(false) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createMutationQuery("delete from Sheet").executeUpdate());
            return NOTHING;
        }
    },
    /** Removes the rows of collections and joins of everybody, and then one's own entities. */
    BULK_DELETE_WITH_COLLECTIONS(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createMutationQuery("delete from Note").executeUpdate());
            return NOTHING;
        }
    },
    NATIVE_UPDATE(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createNativeMutationQuery("update sheets set text = 'stolen'")
                    .executeUpdate());
            return NOTHING;
        }
    },
    NATIVE_DELETE(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createNativeMutationQuery("delete from sheets").executeUpdate());
            return NOTHING;
        }
    },
    NATIVE_INSERT_IN_THE_OTHERS_NAME(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            sessions.inTransaction(session -> session.createNativeMutationQuery(
                    "insert into sheets (tenant_id, id, text) values (:tenant, :id, 'planted')")
                    .setParameter("tenant", Library.idOf(victim.tenant()))
                    .setParameter("id", UUID.randomUUID()).executeUpdate());
            return NOTHING;
        }
    },
    SESSION_IN_THE_OTHERS_NAME(true) {
        @Override
        String exploit(SessionFactory sessions, Victim victim) {
            try (var session = sessions.withOptions().tenantIdentifier((Object) Library.idOf(victim.tenant()))
                    .openSession()) {
                return session.find(Sheet.class, victim.sheet()).text();
            }
        }
    };

    static final String NOTHING = "nothing was read";

    private final boolean open;

    Hole(boolean open) {
        this.open = open;
    }

    /** Whether plain Hibernate, in the version that Spring Boot brings, lets the call through. */
    boolean isOpen() {
        return open;
    }

    /** Does it for the tenant that is bound; may fail. */
    abstract String exploit(SessionFactory sessions, Victim victim);

    /** A note of one's own that has the victim's id, as anybody may choose one whose keys lead with the tenant. */
    private static void twin(SessionFactory sessions, Victim victim) {
        sessions.inTransaction(session -> {
            session.persist(new Note(victim.note(), "twin of " + victim.code(), "twin"));
        });
    }
}
