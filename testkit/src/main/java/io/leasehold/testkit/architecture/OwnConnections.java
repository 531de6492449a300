package io.leasehold.testkit.architecture;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Set;

import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.binding.Leases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** A connection that is opened by hand, or taken out of its wrapper, is bound to no tenant. */
final class OwnConnections {
    /** Whose every call opens one, or makes what opens them. */
    private static final Set<String> OPENERS = Set.of("java.sql.DriverManager", "java.sql.Driver",
            "org.springframework.boot.jdbc.DataSourceBuilder", "org.postgresql.core.ConnectionFactory",
            "com.zaxxer.hikari.pool.HikariPool", "io.r2dbc.spi.ConnectionFactories", "io.r2dbc.spi.ConnectionFactory",
            "org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder");
    private static final Set<Class<?>> MADE = Set.of(Driver.class, CommonDataSource.class, Connection.class,
            PooledConnection.class);
    /** What is asked for its connection answers with the one inside of all wrappers. */
    private static final Set<Class<?>> INNER = Set.of(DatabaseMetaData.class, Statement.class, PooledConnection.class);

    private OwnConnections() {}

    static ArchRule rule(DescribedPredicate<JavaClass> closed) {
        return classes().that(closed).should(useTheBoundOnes(closed)).allowEmptyShould(true).as(
                "no connections but those that are bound to their tenant");
    }

    private static ArchCondition<JavaClass> useTheBoundOnes(DescribedPredicate<JavaClass> closed) {
        return new ArchCondition<>("use connections that are bound") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (opens(access) || unwraps(access) || comesByADataSource(access, closed)) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()
                                + " gets a connection that is bound to no tenant. Take the DataSource, JdbcClient, EntityManager, "
                                + "DSLContext or SqlSession that is a bean."));
                    }
                }
            }
        };
    }

    private static boolean opens(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (OPENERS.stream().anyMatch(owner::isAssignableTo)) {
            return true;
        }
        if (name.equals("<init>")) {
            return MADE.stream().anyMatch(owner::isAssignableTo) && !wraps(owner) && !isOwnSuper(access);
        }
        if ((name.equals("connect") && owner.isAssignableTo(DatabaseAccess.class)) || (name.equals("lease") && owner
                .isAssignableTo(Leases.class))) {
            return true;
        }
        return (name.equals("getConnection") && INNER.stream().anyMatch(owner::isAssignableTo))
                || ((name.equals("getXAConnection") || name.equals("getPooledConnection")) && owner.isAssignableTo(
                        CommonDataSource.class));
    }

    /** Passes on what it is given, which is bound if that is. */
    private static boolean wraps(JavaClass type) {
        return type.isAssignableTo("org.springframework.jdbc.datasource.DelegatingDataSource");
    }

    /** Calls the constructor of what it extends; if that opened something, making the class itself would be refused. */
    private static boolean isOwnSuper(JavaAccess<?> access) {
        return access.getTargetOwner().getModifiers().contains(JavaModifier.ABSTRACT) && access.getOriginOwner()
                .isAssignableTo(access.getTargetOwner().getName());
    }

    /** From anything but injection: from a library's settings, or a pool. An application's own classes are looked at themselves. */
    private static boolean comesByADataSource(JavaAccess<?> access, DescribedPredicate<JavaClass> closed) {
        JavaClass owner = access.getTargetOwner();
        return access.getTarget() instanceof CodeUnitAccessTarget unit && unit.getRawReturnType().isAssignableTo(
                DataSource.class) && !closed.test(owner)
                && !owner.isAssignableTo(
                        "org.springframework.jdbc.support.JdbcAccessor");
    }

    private static boolean unwraps(JavaAccess<?> access) {
        String name = access.getName();
        return (name.equals("unwrap") && access.getTargetOwner().isAssignableTo(Wrapper.class))
                || name.equals("getTargetConnection") || name.equals("getTargetDataSource");
    }
}
