package io.leasehold.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the tenants before each test, and looks after it for what it has left behind. */
final class TwoTenantsExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TwoTenantsExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        LeftBehind.assertNoTenantIsBound("before the test");
        if (context.getRequiredTestInstance() instanceof CanaryRows rows) {
            TenantPair tenants = tenantsOf(context);
            plant(rows, tenants.attacker());
            plant(rows, tenants.victim());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        LeftBehind.assertNoTenantIsBound("after the test");
        if (context.getRequiredTestInstance() instanceof CanaryRows rows) {
            LeftBehind.assertClean(rows.dataSources());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TenantPair.class;
    }

    @Override
    public TenantPair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return tenantsOf(context);
    }

    private static TenantPair tenantsOf(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(TenantPair.class, key -> new TenantPair(CanaryTenant.playing(
                "attacker"), CanaryTenant.playing("victim")), TenantPair.class);
    }

    private static void plant(CanaryRows rows, CanaryTenant tenant) throws Exception {
        tenant.working(() -> rows.plant(tenant.tenant(), tenant.canary().text()));
    }
}
