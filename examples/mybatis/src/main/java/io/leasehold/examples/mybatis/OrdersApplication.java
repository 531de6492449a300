package io.leasehold.examples.mybatis;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the example, upon an embedded PostgreSQL unless LEASEHOLD_POSTGRES_URL names another. */
@SpringBootApplication
public class OrdersApplication {
    /** For {@code java -jar}, and for tests. */
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }
}
