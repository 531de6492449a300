package io.leasehold.depot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Depot. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DepotApplication {
    static void main(String[] args) {
        SpringApplication.run(DepotApplication.class, args);
    }
}
