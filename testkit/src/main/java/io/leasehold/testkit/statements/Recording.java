package io.leasehold.testkit.statements;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** What is sent while tests run: noted at once, looked at when they are over. */
final class Recording implements QueryExecutionListener {
    /** Applications are started by whoever comes first, and serve tests that know nothing of each other. */
    static final Recording OF_THIS_JVM = new Recording();

    private final Set<Sent> sent = ConcurrentHashMap.newKeySet();
    private final LongAdder executions = new LongAdder();
    private final AtomicInteger sources = new AtomicInteger();
    private volatile @Nullable State state;

    private record State(LintSettings settings, Lines lines, @Nullable TenantTables tables) {}

    /** From now on what is asked to be watched is watched. Two with settings of their own are both heeded. */
    synchronized void start(LintSettings settings) {
        State before = state;
        if (before == null) {
            state = new State(settings, new Lines(settings.plumbing()), null);
        } else {
            LintSettings both = both(before.settings(), settings);
            state = new State(both, new Lines(both.plumbing()), before.tables());
        }
    }

    private static LintSettings both(LintSettings one, LintSettings other) {
        if (!one.conventions().equals(other.conventions())) {
            throw new IllegalStateException("Checking statements by two conventions in one run was refused: of "
                    + one.conventions() + " and " + other.conventions() + " choose one.");
        }
        Set<String> plumbing = new HashSet<>(one.plumbing());
        plumbing.addAll(other.plumbing());
        Set<LintSettings.Exemption> exemptions = new HashSet<>(one.exemptions());
        exemptions.addAll(other.exemptions());
        return new LintSettings(one.conventions(), List.copyOf(plumbing), List.copyOf(exemptions));
    }

    boolean isOn() {
        return state != null;
    }

    /** The same data source, whose statements are noted. */
    DataSource watch(DataSource dataSource) {
        sources.incrementAndGet();
        return new WatchedDataSource(ProxyDataSourceBuilder.create(dataSource).listener(this).build());
    }

    /** Reads which tables of this database are tenants'. */
    void learn(DataSource dataSource) {
        State now = state;
        if (now == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            add(TenantTables.of(connection, now.settings().conventions()));
        } catch (SQLException e) {
            throw new IllegalStateException("Reading which tables are tenants' for the statement linter failed.", e);
        }
    }

    private synchronized void add(TenantTables tables) {
        State now = state;
        if (now != null) {
            TenantTables before = now.tables();
            state = new State(now.settings(), now.lines(), before == null ? tables : before.and(tables));
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        State now = state;
        if (now == null) {
            return;
        }
        now.lines().now().ifPresent(line -> {
            executions.increment();
            boolean updatable = isUpdatable(execution);
            queries.forEach(query -> sent.add(new Sent(query.getQuery(), line, updatable)));
        });
    }

    private static boolean isUpdatable(ExecutionInfo execution) {
        try {
            return execution.getStatement().getResultSetConcurrency() == ResultSet.CONCUR_UPDATABLE;
        } catch (SQLException closed) {
            return false; // and so it will not be executed
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // What was sent has been noted, whatever comes of it.
    }

    /** All that was noted up to now. */
    LintReport report() {
        State now = state;
        if (now == null) {
            throw new IllegalStateException("Nothing was recorded, since nobody asked for it. Use StatementLint.");
        }
        TenantTables tables = now.tables() == null
                ? new TenantTables(now.settings().conventions().column(), Map.of())
                : now.tables();
        return LintReport.of(Set.copyOf(sent), executions.sum(), sources.get(), tables, now.settings());
    }
}
