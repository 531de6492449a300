package io.leasehold.hibernate;

import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractSessionEvent;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.LockEvent;
import org.hibernate.event.spi.LockEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.RefreshContext;
import org.hibernate.event.spi.RefreshEvent;
import org.hibernate.event.spi.RefreshEventListener;
import org.hibernate.event.spi.ReplicateEvent;
import org.hibernate.event.spi.ReplicateEventListener;

/** Refuses what a session would answer out of its own memory, without any statement, to somebody whom it does not belong to. */
final class SessionGuard
        implements
            LoadEventListener,
            InitializeCollectionEventListener,
            PersistEventListener,
            MergeEventListener,
            DeleteEventListener,
            LockEventListener,
            RefreshEventListener,
            ReplicateEventListener {
    void guard(EventListenerRegistry events) {
        events.prependListeners(EventType.LOAD, this);
        events.prependListeners(EventType.INIT_COLLECTION, this);
        events.prependListeners(EventType.PERSIST, this);
        events.prependListeners(EventType.MERGE, this);
        events.prependListeners(EventType.DELETE, this);
        events.prependListeners(EventType.LOCK, this);
        events.prependListeners(EventType.REFRESH, this);
        events.prependListeners(EventType.REPLICATE, this);
    }

    private static void require(AbstractSessionEvent event, String attempted) {
        SessionTenant.requireBound(event.getSession().getTenantIdentifierValue(), attempted);
    }

    @Override
    public void onLoad(LoadEvent event, LoadType type) {
        require(event, "Loading an entity");
    }

    @Override
    public void onInitializeCollection(InitializeCollectionEvent event) {
        require(event, "Loading a collection");
    }

    @Override
    public void onPersist(PersistEvent event) {
        require(event, "Persisting an entity");
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext context) {
        require(event, "Persisting an entity");
    }

    @Override
    public void onMerge(MergeEvent event) {
        require(event, "Merging an entity");
    }

    @Override
    public void onMerge(MergeEvent event, MergeContext context) {
        require(event, "Merging an entity");
    }

    @Override
    public void onDelete(DeleteEvent event) {
        require(event, "Removing an entity");
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext context) {
        require(event, "Removing an entity");
    }

    @Override
    public void onLock(LockEvent event) {
        require(event, "Locking an entity");
    }

    @Override
    public void onRefresh(RefreshEvent event) {
        require(event, "Refreshing an entity");
    }

    @Override
    public void onRefresh(RefreshEvent event, RefreshContext context) {
        require(event, "Refreshing an entity");
    }

    @Override
    public void onReplicate(ReplicateEvent event) {
        require(event, "Replicating an entity");
    }
}
