package io.leasehold.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.transaction.annotation.Transactional;

/** One transaction in the control database. Plain {@code @Transactional} is one in the tenant's own placement; a piece of work has either, never both. */
@Transactional("controlTransactionManager")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ControlTransactional {}
