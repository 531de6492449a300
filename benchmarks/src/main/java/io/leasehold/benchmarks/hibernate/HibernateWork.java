package io.leasehold.benchmarks.hibernate;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.Version;
import org.hibernate.cfg.Configuration;

import io.leasehold.benchmarks.Work;

/**
 * Hibernate with {@code @TenantId}, by stateless sessions: the least that Hibernate asks for, since there is neither a first-level cache nor dirty
 * checking. What is measured therefore flatters it.
 */
public final class HibernateWork implements Work, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("org.hibernate");

    private static final String TASK = TaskRow.class.getName();

    private final SessionFactory sessions;

    /** @param settings further ones of Hibernate */
    public HibernateWork(DataSource dataSource, Map<String, Object> settings) {
        LOG.setLevel(Level.SEVERE);
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", dataSource);
        configuration.getProperties().putAll(settings);
        sessions = configuration.addAnnotatedClasses(TaskRow.class, ImportRow.class, ErrorRow.class)
                .buildSessionFactory();
    }

    @Override
    public int point(UUID tenant, UUID task, boolean transaction) {
        return run(tenant, transaction, session -> session.get(TaskRow.class, task) == null ? 0 : 1);
    }

    @Override
    public int list(UUID tenant, boolean transaction) {
        return run(tenant, transaction, session -> session.createSelectionQuery(
                "from TaskRow order by createdAt, id limit 50", TaskRow.class).getResultList().size());
    }

    @Override
    public int insert(UUID tenant, UUID fresh, boolean transaction) {
        return run(tenant, transaction, session -> {
            session.insert(TASK, TaskRow.open(fresh, Instant.now())); // by name, which both versions answer alike
            return 1;
        });
    }

    @Override
    public int join(UUID tenant, UUID imported, boolean transaction) {
        return run(tenant, transaction, session -> session.createSelectionQuery(
                "select i.fileName, i.outcome, e.position, e.pointer, e.code, e.detail from ImportRow i "
                        + "join ErrorRow e on e.importId = i.id where i.id = :id order by e.position",
                Object[].class)
                .setParameter("id", imported).getResultList().size());
    }

    private int run(UUID tenant, boolean transaction, ToIntFunction<StatelessSession> operation) {
        try (StatelessSession session = sessions.withStatelessOptions().tenantIdentifier((Object) tenant)
                .openStatelessSession()) {
            if (!transaction) {
                return operation.applyAsInt(session);
            }
            Transaction begun = session.beginTransaction();
            int rows = operation.applyAsInt(session);
            begun.commit();
            return rows;
        }
    }

    @Override
    public String tool() {
        return "Hibernate " + Version.getVersionString();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
