package io.leasehold.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class two tenants that nobody has used before, as a parameter of type {@link TenantPair}, with rows in them where the class
 * implements {@link CanaryRows}. A test fails that leaves a tenant bound to its thread or to a pooled connection, or a connection checked out.
 *
 * <pre>{@code
 * @Test
 * void listsOwnOrdersOnly(TenantPair tenants) throws Exception {
 *     String page = tenants.attacker().calling(() -> orders.list());
 *
 *     tenants.attacker().canary().assertPresent(page);
 *     tenants.victim().canary().assertAbsent(page);
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TwoTenantsExtension.class)
public @interface TwoTenants {}
