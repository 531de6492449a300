package io.leasehold.testkit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/** The context itself: rows in memory, kept apart by nothing but the tenant that is bound. */
class ContextIsolationTests implements IsolationContract {
    private static final Map<Tenant, Map<String, String>> ROWS = new ConcurrentHashMap<>();

    @Override
    public String write(Tenant tenant, String text) {
        String id = UUID.randomUUID().toString();
        rows("writing").put(id, text);
        return id;
    }

    @Override
    public Collection<String> readAll(Tenant tenant) {
        return List.copyOf(rows("reading").values());
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return Optional.ofNullable(rows("reading").get(id));
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return rows("updating").replace(id, text) != null;
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return rows("deleting").remove(id) != null;
    }

    @Override
    public void fail(Tenant tenant) {
        TenantContext.where(tenant).run(() -> {
            throw new IllegalStateException("Failed for " + TenantContext.require("failing").slug());
        });
    }

    @Override
    public void rollBack(Tenant tenant, String text) {
        delete(tenant, write(tenant, text));
    }

    @Override
    public void timeOut(Tenant tenant) throws TimeoutException {
        TenantContext.where(tenant).call(() -> {
            throw new TimeoutException("Too late for " + TenantContext.require("waiting").slug());
        });
    }

    @Override
    public Map<String, String> rowsOf(Tenant tenant) {
        return new HashMap<>(ROWS.getOrDefault(tenant, Map.of()));
    }

    private static Map<String, String> rows(String attempted) {
        return ROWS.computeIfAbsent(TenantContext.require(attempted), tenant -> new ConcurrentHashMap<>());
    }
}
