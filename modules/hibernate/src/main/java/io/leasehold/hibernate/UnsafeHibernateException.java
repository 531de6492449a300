package io.leasehold.hibernate;

import io.leasehold.postgres.StartUpException;

/** Hibernate is configured or used in a way that would let a tenant reach around its boundary, or that cannot work. */
public final class UnsafeHibernateException extends StartUpException {
    UnsafeHibernateException(String problem, String remedy) {
        super(problem, remedy, null);
    }
}
