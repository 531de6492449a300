package io.leasehold.testkit.architecture;

import java.sql.Wrapper;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** A connection that is opened by hand, or taken out of its wrapper, is bound to no tenant. */
final class OwnConnections {
    private static final Set<String> OPENERS = Set.of("java.sql.DriverManager", "com.zaxxer.hikari.HikariDataSource",
            "org.postgresql.ds.PGSimpleDataSource", "org.postgresql.ds.PGPoolingDataSource",
            "org.springframework.jdbc.datasource.DriverManagerDataSource",
            "org.springframework.jdbc.datasource.SimpleDriverDataSource",
            "org.springframework.jdbc.datasource.SingleConnectionDataSource",
            "org.springframework.boot.jdbc.DataSourceBuilder", "io.r2dbc.spi.ConnectionFactories");

    private OwnConnections() {}

    static ArchRule rule(DescribedPredicate<JavaClass> closed) {
        return classes().that(closed).should(useTheBoundOnes()).allowEmptyShould(true).as(
                "no connections but those that are bound to their tenant");
    }

    private static ArchCondition<JavaClass> useTheBoundOnes() {
        return new ArchCondition<>("use connections that are bound") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (opens(access) || unwraps(access)) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()
                                + " gets a connection that is bound to no tenant. Take the DataSource, JdbcClient, EntityManager, "
                                + "DSLContext or SqlSession that is a bean."));
                    }
                }
            }
        };
    }

    private static boolean opens(JavaAccess<?> access) {
        String name = access.getName();
        return OPENERS.contains(access.getTargetOwner().getName()) && Set.of("<init>", "getConnection", "create", "get")
                .contains(name);
    }

    private static boolean unwraps(JavaAccess<?> access) {
        return access.getName().equals("unwrap") && access.getTargetOwner().isAssignableTo(Wrapper.class);
    }
}
