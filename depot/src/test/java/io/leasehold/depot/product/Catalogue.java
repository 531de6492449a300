package io.leasehold.depot.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** Products of organizations that are made up, without an application around them, on a database of its own. */
final class Catalogue implements AutoCloseable {
    private static final UserId ADA = new UserId(UUID.randomUUID());

    private final HikariDataSource pool = new HikariDataSource();
    private final ProductRepository repository;
    private final ProductService service;
    private final ProductImport imports;

    Catalogue() {
        TestDatabase database = TestPostgres.newDatabase().migrate();
        pool.setJdbcUrl(database.url() + "?currentSchema=shared,leasehold");
        pool.setUsername(database.access().app().username());
        pool.setPassword(database.access().app().password());
        pool.setMaximumPoolSize(4);
        TenantDataSource bound = new TenantDataSource(pool, "tenant data");
        TransactionOperations transaction = new TransactionTemplate(new JdbcTransactionManager(bound));
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        ProductRules rules = new ProductRules(validator);
        Clock clock = Clock.systemUTC();
        JdbcClient jdbc = JdbcClient.create(bound);
        repository = new ProductRepository(jdbc);
        service = new ProductService(repository, rules, clock);
        imports = new ProductImport(new ProductUpserts(jdbc), rules, new ImportRepository(jdbc), transaction, clock, 2);
    }

    static Tenant tenant(String slug) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }

    void create(Tenant tenant, List<ProductFields> products) {
        TenantContext.where(tenant).run(() -> products.forEach(product -> service.create(tenant, product)));
    }

    ImportReport load(Tenant tenant, String file) {
        return load(tenant, bytes(file));
    }

    ImportReport load(Tenant tenant, InputStreamSource file) {
        return load(tenant, file, false);
    }

    ImportReport loadPartly(Tenant tenant, String file) {
        return load(tenant, bytes(file), true);
    }

    private ImportReport load(Tenant tenant, InputStreamSource file, boolean partial) {
        return TenantContext.where(tenant).call(() -> imports.run(tenant, ADA, new ImportFile("products.csv", file),
                partial));
    }

    private static InputStreamSource bytes(String file) {
        return new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8));
    }

    String export(Tenant tenant) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TenantContext.where(tenant).run(() -> {
            try {
                new ProductExport(repository).write(tenant, null, file);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return file.toString(StandardCharsets.UTF_8);
    }

    /** What clients decided, by SKU. */
    List<ProductFields> products(Tenant tenant) {
        return TenantContext.where(tenant).call(() -> repository.bySku(tenant, null, "", 10_000).stream().map(
                Product::fields).toList());
    }

    @Override
    public void close() {
        pool.close();
    }
}
