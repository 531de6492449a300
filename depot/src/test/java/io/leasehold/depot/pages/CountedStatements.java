package io.leasehold.depot.pages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Listens to what an application says to its databases, but for what its session says. */
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {
    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    /** The statements that this work needs. */
    static List<String> during(Runnable work) {
        SAID.clear();
        work.run();
        return SAID.stream().filter(sql -> !sql.contains("session") && !sql.contains("outbox")).toList();
    }

    @Bean
    static BeanPostProcessor listeningDataSources() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? new Listening(dataSource) : bean;
            }
        };
    }

    private static final class Listening extends DelegatingDataSource {
        Listening(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection target = super.getConnection();
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                    (proxy, method, arguments) -> {
                        if (arguments != null && method.getName().startsWith("prepare")
                                && arguments[0] instanceof String sql) {
                            SAID.add(sql.toLowerCase(Locale.ROOT));
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getTargetException();
                        }
                    });
        }
    }
}
