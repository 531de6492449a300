package io.leasehold.testkit;

import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import io.leasehold.core.Tenant;

/** Implemented by a test class of {@link TwoTenants} that wants both to have a row, and its connections to be looked after. */
public interface CanaryRows {
    /** Writes a row with this word for the tenant, which is bound. Called once for each of the two, before each test. */
    void plant(Tenant tenant, String canary) throws Exception;

    /** Whose connections have to be back, and bound to nobody, after each test. */
    default Collection<? extends DataSource> dataSources() {
        return List.of();
    }
}
