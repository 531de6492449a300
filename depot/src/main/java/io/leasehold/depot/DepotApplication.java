package io.leasehold.depot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Depot. */
@SpringBootApplication
public class DepotApplication {
    static void main(String[] args) {
        SpringApplication.run(DepotApplication.class, args);
    }
}
