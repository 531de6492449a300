package io.leasehold.hibernate;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;
import io.leasehold.testkit.IsolationContract;
import io.leasehold.testkit.VictimRows;

/** A repository of Spring Data under the contract that every layer runs. */
class JpaIsolationTests implements IsolationContract {
    private final SheetRepository sheets = Library.bean(SheetRepository.class);
    private final EntityManager entities = Library.bean(EntityManager.class);
    private final TransactionTemplate transaction = new TransactionTemplate(Library.bean(
            PlatformTransactionManager.class));

    @Override
    public List<DataSource> dataSources() {
        return List.of(Library.bean(DataSource.class));
    }

    @Override
    public String write(Tenant tenant, String text) {
        return sheets.save(new Sheet(UUID.randomUUID(), text)).id.toString();
    }

    @Override
    public List<String> readAll(Tenant tenant) {
        return sheets.findAll().stream().map(Sheet::text).toList();
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return sheets.findById(UUID.fromString(id)).map(Sheet::text);
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return Boolean.TRUE.equals(transaction.execute(_ -> sheets.findById(UUID.fromString(id)).map(sheet -> {
            sheet.text = text;
            return true;
        }).orElse(false)));
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return sheets.removeById(UUID.fromString(id)) > 0;
    }

    @Override
    public void fail(Tenant tenant) {
        transaction.executeWithoutResult(_ -> {
            sheets.findAll();
            entities.createNativeQuery("insert into sheets (id, text) select id, text from sheets").executeUpdate();
        });
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
        entities.createNativeQuery("select text, pg_sleep(60) from sheets").setHint("jakarta.persistence.query.timeout",
                1_000).getResultList();
    }

    @Override
    public Map<String, String> rowsOf(Tenant tenant) throws Exception {
        Connection superuser = Library.superuser(tenant);
        return VictimRows.hash(superuser, tenant.id());
    }
}
