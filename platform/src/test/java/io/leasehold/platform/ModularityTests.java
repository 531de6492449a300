package io.leasehold.platform;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import com.tngtech.archunit.core.importer.ImportOption;

class ModularityTests {
    @Test
    void featuresUseOnlyWhatOthersOfferAndNoneInACircle() {
        ApplicationModules.of("io.leasehold.platform", new ImportOption.DoNotIncludeTests()).verify();
    }
}
