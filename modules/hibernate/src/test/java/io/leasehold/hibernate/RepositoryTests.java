package io.leasehold.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** Repositories of Spring Data by whose methods one tenant tries to reach another one's rows. */
class RepositoryTests {
    private static final SheetRepository SHEETS = Library.bean(SheetRepository.class);
    private static final NoteRepository NOTES = Library.bean(NoteRepository.class);
    private static final TransactionTemplate TRANSACTION = new TransactionTemplate(Library.bean(
            PlatformTransactionManager.class));

    /** A method of a repository, called with what the victim has. */
    private interface Call {
        Object of(Victim victim);
    }

    private static final Map<String, Call> CALLS = calls();

    private static Map<String, Call> calls() {
        Specification<Sheet> all = (root, query, builder) -> builder.isNotNull(root.get("text"));
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("findById", victim -> SHEETS.findById(victim.sheet()).map(Sheet::text));
        calls.put("findAllById", victim -> texts(SHEETS.findAllById(List.of(victim.sheet()))));
        calls.put("findAll", _ -> texts(SHEETS.findAll()));
        calls.put("findAll by page", _ -> texts(SHEETS.findAll(PageRequest.of(0, 50)).getContent()));
        calls.put("findAll by specification", _ -> texts(SHEETS.findAll(all)));
        calls.put("findAll by example",
                victim -> texts(SHEETS.findAll(Example.of(new Sheet(victim.sheet(), victim.canary().text())))));
        calls.put("getReferenceById", victim -> TRANSACTION.execute(_ -> SHEETS.getReferenceById(victim.sheet())
                .text()));
        calls.put("projection",
                _ -> SHEETS.findAllExcerptsByTextNotNull().stream().map(SheetRepository.Excerpt::getText)
                        .toList());
        calls.put("query", victim -> SHEETS.textOf(victim.sheet()));
        calls.put("native query", _ -> SHEETS.textsBySql());
        calls.put("stream", _ -> TRANSACTION.execute(_ -> texts(SHEETS.streamed().toList())));
        calls.put("count", _ -> SHEETS.count());
        calls.put("count by specification", _ -> SHEETS.count(all));
        calls.put("existsById", victim -> SHEETS.existsById(victim.sheet()));
        calls.put("save", victim -> SHEETS.save(new Sheet(victim.sheet(), "stolen")).text());
        calls.put("saveAll", victim -> texts(SHEETS.saveAll(List.of(new Sheet(victim.sheet(), "stolen")))));
        calls.put("delete", victim -> {
            SHEETS.delete(new Sheet(victim.sheet(), "guessed"));
            return "";
        });
        calls.put("delete of a reference", victim -> TRANSACTION.execute(_ -> {
            SHEETS.delete(SHEETS.getReferenceById(victim.sheet()));
            return "";
        }));
        calls.put("deleteById", victim -> {
            SHEETS.deleteById(victim.sheet());
            return "";
        });
        calls.put("deleteAllByIdInBatch", victim -> {
            SHEETS.deleteAllByIdInBatch(List.of(victim.sheet()));
            return "";
        });
        calls.put("deleteAllInBatch", _ -> {
            SHEETS.deleteAllInBatch();
            return "";
        });
        calls.put("deleteAll", _ -> {
            SHEETS.deleteAll();
            return "";
        });
        calls.put("delete by specification", _ -> SHEETS.delete((root, _, builder) -> builder.isNotNull(root.get(
                "text"))));
        calls.put("derived delete", _ -> SHEETS.deleteByTextNotNull());
        calls.put("derived delete by id", victim -> SHEETS.removeById(victim.sheet()));
        calls.put("modifying query", victim -> SHEETS.rewrite(victim.sheet()));
        calls.put("modifying native query", _ -> SHEETS.rewriteBySql());
        calls.put("modifying query with collections", _ -> NOTES.clear());
        return calls;
    }

    private static List<String> texts(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::text).toList();
    }

    @ParameterizedTest
    @EnumSource
    void noMethodReachesTheRowsOfAnotherTenant(Level level) throws Exception {
        Tenant attacker = Library.tenant(level);
        Victim victim = Victim.plant(Library.tenant());
        Map<String, String> before = victim.rows();

        for (Map.Entry<String, Call> call : CALLS.entrySet()) {
            Object seen = TenantContext.where(attacker).call(() -> {
                try {
                    return call.getValue().of(victim);
                } catch (RuntimeException refusal) {
                    return refusal;
                }
            });
            assertThat(victim.canary().isIn(String.valueOf(seen))).as("%s: %s", call.getKey(), seen).isFalse();
            assertThat(victim.rows()).as("the victim's rows after %s, which gave %s", call.getKey(), seen).isEqualTo(
                    before);
        }
    }

    @Test
    void eachMethodDoesItsWorkForItsOwnTenant() throws Exception {
        for (Map.Entry<String, Call> call : CALLS.entrySet()) {
            Victim owner = Victim.plant(Library.tenant());
            Map<String, String> before = owner.rows();
            Object seen = TenantContext.where(owner.tenant()).call(() -> call.getValue().of(owner));
            assertThat(owner.canary().isIn(String.valueOf(seen)) || !owner.rows().equals(before) || seen.equals(1L)
                    || seen.equals(true)).as("%s gave %s", call.getKey(), seen).isTrue();
        }
    }

    @Test
    void eachMethodIsRefusedWithoutATenant() throws Exception {
        Victim victim = Victim.plant(Library.tenant());
        Map<String, String> before = victim.rows();

        for (Map.Entry<String, Call> call : CALLS.entrySet()) {
            Refusals.assertRefused(call.getKey(), TenantNotBoundException.class, () -> call.getValue().of(victim));
        }
        assertThat(victim.rows()).isEqualTo(before);
    }

    @Test
    void aTransactionIsOneForJpaAndJdbcTogether() throws Exception {
        JdbcClient jdbc = Library.bean(JdbcClient.class);
        for (Tenant tenant : List.of(Library.tenant(Level.SHARED), Library.tenant(Level.DATABASE))) {
            TenantContext.where(tenant).run(() -> {
                TRANSACTION.executeWithoutResult(status -> {
                    SHEETS.saveAndFlush(new Sheet(UUID.randomUUID(), "by JPA"));
                    assertThat(jdbc.sql("select text from sheets").query(String.class).list()).containsExactly(
                            "by JPA");
                    jdbc.sql("insert into sheets (id, text) values (gen_random_uuid(), 'by JDBC')").update();
                    assertThat(SHEETS.count()).isEqualTo(2);
                    status.setRollbackOnly();
                });
                assertThat(SHEETS.count()).isZero();
            });
        }
    }

    @Test
    void rowsComeByScrollingAndByACursorToo() throws Exception {
        SessionFactory sessions = Library.sessions();
        for (Tenant tenant : List.of(Library.tenant(Level.SHARED), Library.tenant(Level.SCHEMA))) {
            TenantContext.where(tenant).run(() -> {
                SHEETS.saveAll(IntStream.range(0, 7).mapToObj(i -> new Sheet(UUID.randomUUID(), "own " + i)).toList());
                assertThat(
                        sessions.<Integer>fromTransaction(session -> scrolled(session, ScrollMode.SCROLL_INSENSITIVE)))
                        .isEqualTo(7);
                assertThat(sessions.<Integer>fromTransaction(session -> scrolled(session, ScrollMode.FORWARD_ONLY)))
                        .isEqualTo(7);
                try (Session session = sessions.openSession()) {
                    assertThat(scrolled(session, ScrollMode.FORWARD_ONLY)).isEqualTo(7);
                }
            });
        }
    }

    private static int scrolled(Session session, ScrollMode mode) {
        int rows = 0;
        try (ScrollableResults<Sheet> results = session.createSelectionQuery("from Sheet", Sheet.class).setFetchSize(2)
                .scroll(mode)) {
            while (results.next()) {
                assertThat(results.get().text()).startsWith("own");
                rows++;
            }
        }
        return rows;
    }

    @Test
    void aSessionOfItsOwnInsideATransactionIsRefusedASecondConnection() throws Exception {
        for (Tenant tenant : List.of(Library.tenant(), Library.tenant())) {
            TenantContext.where(tenant).run(() -> TRANSACTION.executeWithoutResult(_ -> {
                try (StatelessSession session = Library.sessions().openStatelessSession()) {
                    Refusals.assertRefused("a second connection", IllegalTransactionStateException.class, () -> session
                            .get(Sheet.class, UUID.randomUUID()));
                }
            }));
        }
    }
}
