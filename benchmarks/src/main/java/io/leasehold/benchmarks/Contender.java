package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.leasehold.core.TenantContext;

/** A variant at work, over a pool of its own. */
record Contender(Variant variant, DataSource dataSource) {
    /** Does the operations one after the other and answers how many nanoseconds each took. */
    long[] slice(Case subject, List<Sample> samples) throws SQLException {
        long[] nanos = new long[samples.size()];
        for (int i = 0; i < nanos.length; i++) {
            Sample sample = samples.get(i);
            long start = System.nanoTime();
            int rows = switch (variant) {
                case PLAIN -> operate(subject, sample);
                case LEASEHOLD, SEPARATE -> TenantContext.where(sample.tenant()).<Integer, SQLException>call(
                        () -> operate(subject, sample));
            };
            nanos[i] = System.nanoTime() - start;
            if (rows != subject.shape().rows()) {
                throw new IllegalStateException("A " + subject.shape() + " by " + variant + " touched " + rows
                        + " rows, not " + subject.shape().rows() + ": what was measured is not what was asked for.");
            }
        }
        return nanos;
    }

    private int operate(Case subject, Sample sample) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!subject.transaction()) {
                return subject.shape().execute(connection, sample);
            }
            connection.setAutoCommit(false);
            int rows = subject.shape().execute(connection, sample);
            connection.commit();
            return rows;
        }
    }
}
