package io.leasehold.benchmarks;

import java.sql.SQLException;
import java.util.UUID;

/** What is done, on tables as Depot has them. */
enum Shape {
    POINT_READ("point read", 1) {
        @Override
        int execute(Work work, UUID tenant, Sample sample, boolean transaction) throws SQLException {
            return work.point(tenant, sample.task(), transaction);
        }
    },
    LIST("list of 50", 50) {
        @Override
        int execute(Work work, UUID tenant, Sample sample, boolean transaction) throws SQLException {
            return work.list(tenant, transaction);
        }
    },
    INSERT("insert", 1) {
        @Override
        int execute(Work work, UUID tenant, Sample sample, boolean transaction) throws SQLException {
            return work.insert(tenant, sample.fresh(), transaction);
        }
    },
    JOIN("join of two tables, 3 rows", Population.ERRORS_EACH) {
        @Override
        int execute(Work work, UUID tenant, Sample sample, boolean transaction) throws SQLException {
            return work.join(tenant, sample.imported(), transaction);
        }
    };

    private final String title;
    private final int rows;

    Shape(String title, int rows) {
        this.title = title;
        this.rows = rows;
    }

    /** Does it and answers how many rows it touched. */
    abstract int execute(Work work, UUID tenant, Sample sample, boolean transaction) throws SQLException;

    /** Whether there is more afterwards. */
    boolean writes() {
        return this == INSERT;
    }

    /** How many rows the right answer has. */
    int rows() {
        return rows;
    }

    @Override
    public String toString() {
        return title;
    }
}
