package io.leasehold.examples.mybatis;

import java.util.List;

import org.apache.ibatis.annotations.CacheNamespace;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import io.leasehold.testkit.architecture.TenancyRules;

import static org.assertj.core.api.Assertions.assertThat;

/** The cache of MyBatis, whose key has no tenant, is refused by the rules for classes before anybody is shown another's rows. */
class CacheRuleTests {
    private static final ArchRule KEPT = TenancyRules.in("io.leasehold.examples.mybatis").rules().getLast();

    @Test
    void refusesAMapperThatKeepsItsResults() {
        JavaClasses mappers = new ClassFileImporter().importClasses(Cached.class, OrderMapper.class);

        List<String> details = KEPT.evaluate(mappers).getFailureReport().getDetails();

        assertThat(details).singleElement().asString().contains("Cached has MyBatis keep results",
                "Take the cache off");
    }

    @CacheNamespace
    interface Cached {}
}
