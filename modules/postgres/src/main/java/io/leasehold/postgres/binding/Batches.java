package io.leasehold.postgres.binding;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The counts of a batch that was sent with entries of our own in front. */
final class Batches {
    private Batches() {}

    static long[] without(int first, long[] counts) {
        return first == 0 ? counts : Arrays.copyOfRange(counts, first, counts.length);
    }

    /** The same failure, its counts those of the application's entries. */
    static SQLException without(int first, SQLException failure) {
        if (first == 0 || !(failure instanceof BatchUpdateException batch)) {
            return failure;
        }
        long[] counts = batch.getLargeUpdateCounts();
        BatchUpdateException own = new BatchUpdateException(batch.getMessage(), batch.getSQLState(),
                batch.getErrorCode(), counts.length < first ? counts : without(first, counts), batch.getCause());
        own.setNextException(batch.getNextException());
        return own;
    }

    /** A failure of a batch none of whose entries was kept. */
    static BatchUpdateException noneOf(int entries, SQLException failure) {
        long[] counts = new long[entries];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        BatchUpdateException batch = new BatchUpdateException("A batch of " + entries + " entries was aborted: "
                + failure.getMessage(), failure.getSQLState(), 0, counts, failure);
        batch.setNextException(failure);
        return batch;
    }

    /** Executes a batch. When its connection breaks off in the middle, the driver throws an error that is no SQLException. */
    static long[] execute(Statement batch) throws SQLException {
        try {
            return batch.executeLargeBatch();
        } catch (AssertionError brokenOff) {
            throw new BatchUpdateException("The connection broke off in the middle of a batch.", "08006", 0,
                    new long[0], brokenOff);
        }
    }

    static int[] asInts(long[] counts) {
        return Arrays.stream(counts).mapToInt(count -> count > Integer.MAX_VALUE
                ? Statement.SUCCESS_NO_INFO
                : (int) count).toArray();
    }

    /** Refuses entries behind one that may end their transaction, and the binding with it. */
    static void requireBound(List<Sql> entries) throws SQLException {
        boolean bound = true;
        for (Sql entry : entries) {
            if (!bound && entry.binds()) {
                throw new SQLException(
                        "A batch was refused: it goes on after a statement that may end its transaction. "
                                + "Execute them one by one.",
                        "0A000");
            }
            bound &= entry.keepsBinding();
        }
    }
}
