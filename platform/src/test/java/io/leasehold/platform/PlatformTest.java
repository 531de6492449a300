package io.leasehold.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import io.leasehold.testkit.TestPostgres;

/** A test against the running platform, on a database of its own that all tests with the same settings share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PlatformTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "leasehold.throttle.address=10000", // all tests come from one
    "leasehold.outbox.sweep-interval=1s"}) // by which events are found in a place that was made a moment ago
@ContextConfiguration(initializers = PlatformTest.OnNewDatabase.class)
@Import(People.class)
@interface PlatformTest {
    class OnNewDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestPostgres.newDatabase().springProperties().entrySet().stream().flatMap(
                    entry -> Stream.of(entry.getKey() + "=" + entry.getValue()))).applyTo(context);
        }
    }
}
