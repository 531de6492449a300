package io.leasehold.depot.attack;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.leasehold.postgres.TenantDataSource;

/** Takes the first guard away: every statement that an application sends has forgotten its tenant predicate. */
@TestConfiguration(proxyBeanMethods = false)
class ForgottenPredicates {
    private static final Pattern PREDICATE = Pattern.compile("(?:\\w+\\.)?tenant_id\\s*=\\s*\\?");

    /** How many statements were bereft of it, so that a test can tell that there were any. */
    static final AtomicInteger FORGOTTEN = new AtomicInteger();

    @Bean
    static BeanPostProcessor forgetfulDataSources() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof TenantDataSource dataSource ? new Forgetful(dataSource) : bean;
            }
        };
    }

    private static String forget(String sql) {
        String forgotten = PREDICATE.matcher(sql).replaceAll("($0 or true)");
        if (!forgotten.equals(sql)) {
            FORGOTTEN.incrementAndGet();
        }
        return forgotten;
    }

    /** Hands out connections that rewrite what is prepared on them. */
    private static final class Forgetful extends DelegatingDataSource {
        Forgetful(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection target = super.getConnection();
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                    (proxy, method, arguments) -> invoke(target, method, arguments));
        }

        private static @Nullable Object invoke(Connection target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (arguments != null && method.getName().startsWith("prepare") && arguments[0] instanceof String sql) {
                arguments[0] = forget(sql);
            }
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
            }
        }
    }
}
