package io.leasehold.testkit;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;

/** Letters, written and read without a word about tenants: row-level security alone has to hold. */
abstract class LettersContract implements IsolationContract {
    private final TestDatabase database;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    final TransactionTemplate transaction;

    LettersContract(TestDatabase database, DataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public Collection<? extends DataSource> dataSources() {
        return List.of(dataSource);
    }

    @Override
    public String write(Tenant tenant, String text) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into letters (id, text) values (:id, :text)").param("id", id).param("text", text).update();
        return id.toString();
    }

    @Override
    public List<String> readAll(Tenant tenant) {
        return jdbc.sql("select text from letters").query(String.class).list();
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return jdbc.sql("select text from letters where id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .optional();
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return jdbc.sql("update letters set text = :text where id = :id")
                .param("text", text)
                .param("id", UUID.fromString(id))
                .update() > 0;
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return jdbc.sql("delete from letters where id = :id").param("id", UUID.fromString(id)).update() > 0;
    }

    @Override
    public void fail(Tenant tenant) {
        jdbc.sql("insert into letters (id, text) select id, text from letters").update();
    }

    @Override
    public void rollBack(Tenant tenant, String text) {
        transaction.executeWithoutResult(status -> {
            write(tenant, text);
            status.setRollbackOnly();
        });
    }

    @Override
    public void timeOut(Tenant tenant) {
        JdbcTemplate impatient = new JdbcTemplate(dataSource);
        impatient.setQueryTimeout(1);
        impatient.queryForList("select text, pg_sleep(60) from letters");
    }

    @Override
    public Map<String, String> rowsOf(Tenant tenant) throws Exception {
        try (Connection superuser = database.superuser()) {
            return VictimRows.hash(superuser, tenant.id());
        }
    }
}
