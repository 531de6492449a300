package io.leasehold.postgres.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

import io.leasehold.postgres.binding.RecordedParameters.Parameter;

/**
 * A batch of one statement outside a transaction. The driver can send a batch and it can send a text of several statements, and only the latter takes a
 * binding along, or a COMMIT. So short batches go as one text, and long ones have such a text at either end, which costs no more than one turn.
 */
final class Batch {
    /** With the binding these are as many statements as the driver sends before it waits for answers. */
    static final int ONE_FLIGHT = 254;

    private final Binding binding;
    private final Sql sql;
    private final List<@Nullable Parameter[]> entries;

    Batch(Binding binding, Sql sql, List<@Nullable Parameter[]> entries) {
        this.binding = binding;
        this.sql = sql;
        this.entries = entries;
    }

    /** Sends all, as one transaction. */
    long[] sendAlone(PreparedStatement plain) throws SQLException {
        long[] counts = new long[entries.size()];
        try {
            if (counts.length <= ONE_FLIGHT) {
                sendFlight(counts, 0, counts.length, false);
            } else {
                binding.inOwnTransaction(() -> sendFlights(plain, counts));
            }
        } catch (SQLException e) {
            throw Batches.noneOf(counts.length, e);
        }
        return counts;
    }

    private boolean sendFlights(PreparedStatement plain, long[] counts) throws SQLException {
        int last = Math.max(ONE_FLIGHT, counts.length - ONE_FLIGHT);
        sendFlight(counts, 0, ONE_FLIGHT, false);
        if (last > ONE_FLIGHT) {
            long[] between = Batches.execute(addTo(plain, ONE_FLIGHT, last));
            System.arraycopy(between, 0, counts, ONE_FLIGHT, between.length);
        }
        sendFlight(counts, last, counts.length, true);
        return true;
    }

    /** Adds entries to a batch of the driver. */
    PreparedStatement addTo(PreparedStatement plain, int from, int to) throws SQLException {
        plain.clearBatch();
        for (@Nullable
        Parameter[] entry : entries.subList(from, to)) {
            RecordedParameters.apply(entry, entry.length, plain, 0);
            plain.addBatch();
        }
        return plain;
    }

    /** Sends different statements without parameters behind their binding, in one text. */
    static long[] sendTogether(Binding binding, List<Sql> entries) throws SQLException {
        String texts = entries.stream().map(Sql::withoutParameters).collect(Collectors.joining("\n;"));
        long[] counts = new long[entries.size()];
        try (PreparedStatement flight = binding.driver().prepareStatement(binding.bind().text() + "\n;" + texts)) {
            flight.unwrap(PGStatement.class).setPrepareThreshold(0);
            binding.setBindOn(flight);
            flight.execute();
            for (int i = 0; i < counts.length; i++) {
                if (flight.getMoreResults()) {
                    throw new SQLException("An entry of a batch returned rows, and only counts were expected.",
                            "0100E");
                }
                counts[i] = Math.max(0, flight.getLargeUpdateCount());
            }
            return counts;
        } catch (SQLException e) {
            throw Batches.noneOf(counts.length, e);
        }
    }

    private void sendFlight(long[] counts, int from, int to, boolean commits) throws SQLException {
        List<String> texts = new ArrayList<>(to - from + 1);
        if (!commits) {
            texts.add(binding.bind().text());
        }
        texts.addAll(Collections.nCopies(to - from, sql.text()));
        if (commits) {
            texts.add("commit");
        }
        try (PreparedStatement flight = binding.driver().prepareStatement(String.join("\n;", texts))) {
            flight.unwrap(PGStatement.class).setPrepareThreshold(0); // named statements would be left behind by the hundred
            int offset = 0;
            if (!commits) {
                binding.setBindOn(flight);
                offset = binding.bind().parameters();
            }
            for (@Nullable
            Parameter[] entry : entries.subList(from, to)) {
                if (entry.length != sql.parameters()) {
                    throw new SQLException(
                            "An entry of a batch has " + entry.length + " parameters, and the statement takes "
                                    + sql.parameters() + ". Set each of them before addBatch.",
                            "22023");
                }
                RecordedParameters.apply(entry, entry.length, flight, offset);
                offset += entry.length;
            }
            flight.execute();
            if (!commits) {
                flight.getMoreResults();
            }
            for (int i = from; i < to; i++, flight.getMoreResults()) {
                counts[i] = Math.max(0, flight.getLargeUpdateCount());
            }
        }
    }
}
