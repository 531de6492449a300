package io.leasehold.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/** People at work, several at a time: each takes the next visit to a tenant and makes the requests of a burst, one after the other. */
record Crowd(DataSource dataSource, int people, List<Request> burst, int tasksEach) {
    /**
     * What came of some visits.
     *
     * @param nanos how long each request took
     * @param took all of them together
     */
    record Work(Map<Request, List<Long>> nanos, long took) {
        long[] of(Request request) {
            return nanos.getOrDefault(request, List.of()).stream().mapToLong(Long::longValue).toArray();
        }
    }

    Work visit(List<Tenant> visits) throws SQLException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            List<Callable<Map<Request, List<Long>>>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                all.add(() -> work(visits, next));
            }
            Map<Request, List<Long>> together = new EnumMap<>(Request.class);
            for (Future<Map<Request, List<Long>>> each : threads.invokeAll(all)) {
                each.get().forEach((request, times) -> together.computeIfAbsent(request, r -> new ArrayList<>()).addAll(
                        times));
            }
            return new Work(together, System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new SQLException("Somebody was not served: " + e.getCause(), e.getCause());
        }
    }

    private Map<Request, List<Long>> work(List<Tenant> visits, AtomicInteger next) throws SQLException {
        Map<Request, List<Long>> nanos = new EnumMap<>(Request.class);
        for (int i = next.getAndIncrement(); i < visits.size(); i = next.getAndIncrement()) {
            for (Request request : burst) {
                UUID task = Tasks.id(1 + (i * 31 + nanos.size()) % tasksEach);
                Tenant tenant = visits.get(i);
                long start = System.nanoTime();
                TenantContext.where(tenant).<Integer, SQLException>call(() -> {
                    request.serve(dataSource, tenant, task);
                    return 0;
                });
                nanos.computeIfAbsent(request, r -> new ArrayList<>()).add(System.nanoTime() - start);
            }
        }
        return nanos;
    }
}
