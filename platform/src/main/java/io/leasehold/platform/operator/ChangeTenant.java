package io.leasehold.platform.operator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantLimits;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.Change;

/**
 * Changes what a tenant may take and when it is migrated; what is left out stays.
 *
 * @param limits replaced as a whole; those of everybody when empty
 * @param canary whether it is migrated before the others
 * @param reason stands in the operator log
 */
public record ChangeTenant(Change<LimitsResource> limits, Change<Boolean> canary, @Nullable String reason) {
    TenantLimits limits(TenantLimits current) {
        return switch (limits) {
            case Change.Keep<LimitsResource>() -> current;
            case Change.Clear<LimitsResource>() -> TenantLimits.USUAL;
            case Change.Assign<LimitsResource>(LimitsResource wanted) -> {
                List<InvalidField> wrong = new ArrayList<>();
                TenantLimits checked = wanted.checked(wrong);
                if (!wrong.isEmpty()) {
                    throw Problem.invalid(wrong);
                }
                yield checked;
            }
        };
    }

    boolean canary(boolean current) {
        return switch (canary) {
            case Change.Keep<Boolean>() -> current;
            case Change.Clear<Boolean>() -> false;
            case Change.Assign<Boolean>(Boolean wanted) -> wanted;
        };
    }
}
