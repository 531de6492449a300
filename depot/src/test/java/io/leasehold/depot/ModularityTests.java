package io.leasehold.depot;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** Features of Depot know of each other only what their packages show. */
class ModularityTests {
    private final ApplicationModules features = ApplicationModules.of(DepotApplication.class);

    @Test
    void featuresKeepToTheirBoundaries() {
        features.verify();
    }

    @Test
    void tasksAndProductsAreFeaturesOfTheirOwn() {
        assertThat(features.getModuleByName("task")).isPresent();
        assertThat(features.getModuleByName("product")).isPresent();
    }
}
