package io.leasehold.postgres.pool;

import java.sql.Connection;

import io.leasehold.postgres.binding.Bind;
import io.leasehold.postgres.binding.Lease;

/** A connection of a pool, out for one demand. */
final class PlacedLease implements Lease {
    private final ConnectionPool pool;
    private final Member member;
    private final Demand demand;
    private final Bind bind;
    private final String mark;
    private final boolean pooled;
    private boolean over;

    PlacedLease(ConnectionPool pool, Member member, Demand demand, Bind bind, String mark,
            boolean pooled) {
        this.pool = pool;
        this.member = member;
        this.demand = demand;
        this.bind = bind;
        this.mark = mark;
        this.pooled = pooled;
    }

    @Override
    public Connection connection() {
        return member.connection();
    }

    @Override
    public Bind bind() {
        return bind;
    }

    @Override
    public String mark() {
        return mark;
    }

    @Override
    public boolean pooled() {
        return pooled;
    }

    /** Closes what else leads there: idle ones now, leased ones when they come back. */
    @Override
    public void outdated() {
        pool.evict(other -> other.place().equals(demand.place()));
    }

    @Override
    public void giveBack() {
        end(false);
    }

    @Override
    public void discard() {
        end(true);
    }

    /** Once only: afterwards the connection may be somebody else's. */
    private synchronized void end(boolean spoiled) {
        if (!over) {
            over = true;
            pool.giveBack(member, demand, spoiled);
        }
    }
}
