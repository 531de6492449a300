package io.leasehold.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.leasehold.benchmarks.hibernate.HibernateWork;

/** The next Hibernate, with the row-level security that it brings, in a class loader of its own beside the one that Spring Boot pins. */
final class Hibernate8 {
    private static final Map<String, Object> SETTINGS = Map.of("hibernate.multi_tenant.rls_enabled", "true");

    private Hibernate8() {}

    /** @param libraries the folder with its jars */
    static Work over(DataSource dataSource, Path libraries) {
        try {
            List<URL> urls = new ArrayList<>(List.of(HibernateWork.class.getProtectionDomain().getCodeSource()
                    .getLocation()));
            try (Stream<Path> jars = Files.list(libraries)) {
                jars.forEach(jar -> urls.add(url(jar)));
            }
            ClassLoader loader = new URLClassLoader("hibernate-8", urls.toArray(URL[]::new), new Shared());
            Constructor<?> constructor = loader.loadClass(HibernateWork.class.getName()).getConstructor(
                    DataSource.class, Map.class);
            ClassLoader usual = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                return (Work) constructor.newInstance(dataSource, SETTINGS);
            } finally {
                Thread.currentThread().setContextClassLoader(usual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("There is no Hibernate 8 in " + libraries
                    + ": build with the profile `benchmarks`, which copies it there.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Hibernate 8 cannot be run by the code for Hibernate 7", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both sides have to mean alike: the JDK, and what they call each other by. */
    private static final class Shared extends ClassLoader {
        Shared() {
            super("shared", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(Work.class.getName())) {
                return Work.class;
            }
            throw new ClassNotFoundException(name);
        }
    }
}
