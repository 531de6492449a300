package io.leasehold.platform;

import io.leasehold.testkit.statements.LintSettings;
import io.leasehold.testkit.statements.StatementLint;

/** What the linter of the test kit has to know of the platform's tests; for all of them by {@code META-INF/services}. */
public final class LintedStatements extends StatementLint {
    /** For JUnit. */
    public LintedStatements() {
        super(LintSettings.leasehold().crossTenantIn(OperatorTenantTests.class.getName(),
                "shows what the database refuses to the role of operators"));
    }
}
