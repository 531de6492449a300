package io.leasehold.platform.operator;

import org.jspecify.annotations.Nullable;

import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.postgres.provisioning.Mandate;

/** On whose behalf an operator's request is, as the operator log names it. */
final class Mandates {
    private Mandates() {}

    static Mandate of(CallingOperator operator, @Nullable String reason) {
        return new Mandate(operator.user().toString(), reason == null || reason.isBlank() ? null : reason.strip());
    }
}
