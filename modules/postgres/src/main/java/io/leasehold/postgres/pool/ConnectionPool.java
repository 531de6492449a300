package io.leasehold.postgres.pool;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.Place;

/**
 * Connections to the places of one database, or to many databases, never more of them than the bound. Who has to wait is served in order, but those whose
 * tenant or server has all that it may have let others pass. Opening, closing and asking whether a connection lives happens outside the lock, under the permit
 * that the connection has.
 */
final class ConnectionPool implements AutoCloseable {
    private final PoolSettings settings;
    private final Opener opener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Tidying tidying;
    /** Least recently used first. */
    private final List<Member> idle = new ArrayList<>();
    private final Set<Member> leased = new HashSet<>();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private final List<Waiter> underway = new ArrayList<>();
    private final Shares shares = new Shares();
    private int permits;
    private long waits;
    private long timeouts;
    private boolean closed;

    ConnectionPool(PoolSettings settings, Opener opener) {
        this.settings = settings;
        this.opener = opener;
        this.tidying = new Tidying(settings.name() + "-tidying", settings.idleTimeout(), this::tidy);
    }

    /** How many connections there may be. */
    int bound() {
        return settings.bound();
    }

    /** A connection to the place, which its taker has to give back. */
    Member take(Demand demand, StatementNames names) throws SQLException {
        Waiter waiter = new Waiter(demand);
        await(waiter);
        Member ready = null;
        try {
            ready = ready(waiter, names);
            return ready;
        } finally {
            arrived(waiter, ready);
        }
    }

    private void await(Waiter waiter) throws SQLException {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        lock.lock();
        try {
            requireOpen();
            waiting.addLast(waiter);
            serveWaiting();
            if (!waiter.granted) {
                waits++;
            }
            while (!waiter.granted) {
                requireOpen();
                requireTime(waiter, deadline - System.nanoTime());
                placeToWait(waiter).awaitNanos(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!waiter.granted) {
                throw new SQLTransientConnectionException("Waiting for a connection to " + waiter.demand.place()
                        + " was interrupted.", "08001", e);
            }
        } finally {
            waiting.remove(waiter);
            lock.unlock();
        }
    }

    private Condition placeToWait(Waiter waiter) {
        Condition place = waiter.served == null ? lock.newCondition() : waiter.served;
        waiter.served = place;
        return place;
    }

    private void requireTime(Waiter waiter, long nanos) throws SQLException {
        if (nanos <= 0) {
            timeouts++;
            throw exhausted(waiter.demand);
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The pool " + settings.name() + " is closed.", "08003");
        }
    }

    private PoolExhaustedException exhausted(Demand demand) {
        if (!shares.hasTenantRoom(demand)) {
            return PoolExhaustedException.byTenant(demand, settings);
        }
        return shares.hasServerRoom(demand)
                ? PoolExhaustedException.byAll(demand, settings, leased.size(), waiting.size())
                : PoolExhaustedException.byServer(demand, settings);
    }

    private void serveWaiting() {
        for (Iterator<Waiter> queue = waiting.iterator(); queue.hasNext() && (!idle.isEmpty() || permits < settings
                .bound());) {
            Waiter next = queue.next();
            if (shares.leaveRoomFor(next.demand)) {
                queue.remove();
                underway.add(next);
                shares.take(next.demand);
                next.grant(choose(next.demand.place()));
            }
        }
    }

    /** An idle connection that served the place last, or else a new one, or else one that served the place longest ago or never. */
    private @Nullable Member choose(Place place) {
        for (int i = idle.size() - 1; i >= 0; i--) {
            if (idle.get(i).served().place().equals(place)) {
                return idle.remove(i);
            }
        }
        if (permits < settings.bound()) {
            permits++;
            return null;
        }
        for (int i = 0; i < idle.size(); i++) {
            if (idle.get(i).reaches(place)) {
                return idle.remove(i);
            }
        }
        return idle.removeFirst(); // to another database: gives up its permit for one to this
    }

    private Member ready(Waiter waiter, StatementNames names) throws SQLException {
        Place place = waiter.demand.place();
        Member member = waiter.member;
        if (member != null && !(member.reaches(place) && !member.isOld() && member.isAlive())) {
            member.close();
            member = null;
        }
        if (member == null) {
            member = new Member(opener.open(place), waiter.demand, settings.maxLifetime());
        }
        member.serve(waiter.demand, names);
        return member;
    }

    /** What was granted is out now, or its permit is free again. */
    private void arrived(Waiter waiter, @Nullable Member ready) {
        lock.lock();
        try {
            underway.remove(waiter);
            if (ready == null) {
                free(waiter.demand);
            } else {
                leased.add(ready);
                if (waiter.evicted) {
                    ready.evict();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a connection back, to lend it again or to close it. */
    void giveBack(Member member, Demand demand, boolean spoiled) {
        boolean rests = false;
        try {
            rests = !spoiled && member.reset() && rests(member, demand);
        } finally {
            if (!rests) {
                leave(member, demand);
            }
        }
    }

    private void leave(Member member, Demand demand) {
        member.close();
        lock.lock();
        try {
            leased.remove(member);
            free(demand);
        } finally {
            lock.unlock();
        }
    }

    /** A permit is free again, because its connection is closed or was never opened. */
    private void free(@Nullable Demand demand) {
        lock.lock();
        try {
            permits--;
            if (demand != null) {
                shares.giveBack(demand);
            }
            serveWaiting();
        } finally {
            lock.unlock();
        }
    }

    private boolean rests(Member member, Demand demand) {
        lock.lock();
        try {
            if (closed || member.isEvicted() || member.isOld() || member.hasSeenMoreThan(settings.schemas())) {
                return false;
            }
            leased.remove(member);
            member.rest();
            idle.addLast(member);
            shares.giveBack(demand);
            serveWaiting();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connections that were ever taken for such demands, since they may have statements from then: idle ones now, others when they come back. */
    void evict(Predicate<Demand> which) {
        lock.lock();
        try {
            leased.stream().filter(member -> member.hasServed(which)).forEach(Member::evict);
            underway.stream().filter(each -> which.test(each.demand)).forEach(each -> each.evicted = true);
        } finally {
            lock.unlock();
        }
        closeIdle(member -> member.hasServed(which));
    }

    private void closeIdle(Predicate<Member> which) {
        List<Member> out;
        lock.lock();
        try {
            out = idle.stream().filter(which).toList();
            idle.removeAll(out);
        } finally {
            lock.unlock();
        }
        for (Member member : out) {
            member.close();
            free(null);
        }
    }

    private void tidy() {
        closeIdle(Member::isOld);
        int[] spare = {use().open() - settings.kept()};
        closeIdle(member -> member.isIdleLongerThan(settings.idleTimeout()) && spare[0]-- > 0);
    }

    PoolUse use() {
        lock.lock();
        try {
            return new PoolUse(settings.bound(), permits, leased.size() + underway.size(), idle.size(), waiting.size(),
                    waits, timeouts);
        } finally {
            lock.unlock();
        }
    }

    /** Closes what is idle now, and what is out when it comes back; who waits is refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(Waiter::wake);
            tidying.close();
        } finally {
            lock.unlock();
        }
        closeIdle(_ -> true);
    }
}
