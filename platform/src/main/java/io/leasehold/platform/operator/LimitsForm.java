package io.leasehold.platform.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantLimits;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.Change;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/**
 * What is typed to change how much a tenant may take; what is empty is as for everybody.
 *
 * @param state of the tenant when the form was shown
 */
record LimitsForm(@Nullable String connections, @Nullable String statementTimeout,
        @Nullable String idleInTransactionTimeout, @Nullable Boolean canary, @Nullable String reason,
        @Nullable Long state) {
    static LimitsForm of(OperatedTenant operated) {
        LimitsResource limits = LimitsResource.of(operated.tenant().limits());
        return new LimitsForm(limits.connections() == null ? null : limits.connections().toString(), limits
                .statementTimeout(), limits.idleInTransactionTimeout(), operated.canary(), null, operated.state());
    }

    /** The change; where something does not fit, {@code 422} with the names of this form's fields. */
    ChangeTenant command() {
        List<InvalidField> wrong = new ArrayList<>();
        LimitsResource limits = new LimitsResource(number(wrong), statementTimeout, idleInTransactionTimeout);
        TenantLimits checked = limits.checked(wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong.stream().map(field -> new InvalidField(field.pointer().replaceFirst("^/limits",
                    ""), field.code(), field.detail())).toList());
        }
        return new ChangeTenant(Change.to(LimitsResource.of(checked)), Change.to(Boolean.TRUE.equals(canary)), reason);
    }

    IfMatch expected() {
        return state == null ? new IfMatch.Any() : new IfMatch.OneOf(Set.of(new EntityVersion(state).etag()));
    }

    private @Nullable Integer number(List<InvalidField> wrong) {
        try {
            return connections == null ? null : Integer.valueOf(connections.strip());
        } catch (NumberFormatException noNumber) {
            wrong.add(new InvalidField("/connections", "invalid_value", "Write a whole number, such as 4."));
            return null;
        }
    }
}
