package io.leasehold.postgres.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Judges the policies of one table after another: all that concern the application have to hold it to its tenant. */
final class PolicyRules {
    private final Mending mending;
    private final Source source;
    private final String equality;
    private final Set<TenantFunction> understood = new HashSet<>();
    private final Set<TenantFunction> reported = new HashSet<>();

    /** @param equality what PostgreSQL prints where it compares ids by an operator that is not its own; empty where it is */
    PolicyRules(Mending mending, Source source, String equality) {
        this.mending = mending;
        this.equality = equality;
        this.source = source;
    }

    /** The functions that say which tenant is bound and nothing else. */
    Set<TenantFunction> understood() {
        return understood;
    }

    List<Finding> of(TenantTable table, List<Policy> policies) {
        if (table.column() == null || !table.column().fits() || !table.enabled()) {
            return List.of();
        }
        List<Policy> giving = policies.stream().filter(Policy::permissive).toList();
        if (giving.isEmpty()) {
            return table.child() && !table.reached()
                    ? List.of()
                    : List.of(finding(Rule.POLICY_MISSING, table, table.name(), "The table " + table.name()
                            + " has no policy that holds the application to the bound tenant.",
                            "Create one, for reading and writing alike.",
                            mending.policy(table.name())));
        }
        // What every role is restricted to, nothing that is given besides can undo.
        if (policies.stream().anyMatch(policy -> !policy.permissive() && policy.everybody() && policy.command()
                .equals("*") && policy.using() != null && isSound(table, policy))) {
            return List.of();
        }
        List<Policy> unsound = giving.stream().filter(policy -> !policy.exempt() && !isSound(table, policy)).toList();
        boolean held = unsound.size() < giving.size();
        List<Finding> findings = new ArrayList<>(unsound.stream().map(policy -> unsound(table, policy, held)).toList());
        giving.stream().filter(policy -> !policy.exempt() && !unsound.contains(policy)).flatMap(
                policy -> sound(table, policy).stream()).forEach(findings::add);
        return findings;
    }

    private boolean isSound(TenantTable table, Policy policy) {
        return policy.conditions().findAny().isPresent() && policy.conditions().allMatch(condition -> judge(table,
                condition) instanceof Predicate.Held);
    }

    private Predicate judge(TenantTable table, String condition) {
        Set<String> same = table.column() == null ? Set.of() : table.column().same();
        String asked = equality.isEmpty() ? condition : condition.replace(equality, "=");
        Predicate predicate = Predicate.of(asked, mending.column(), same, source);
        if (predicate instanceof Predicate.Held held && held.origin().function() != null) {
            understood.add(held.origin().function());
        }
        return predicate;
    }

    private Finding unsound(TenantTable table, Policy policy, boolean held) {
        String object = table.name() + "." + policy.name();
        String subject = "The policy " + policy.name() + " of " + table.name();
        String alter = policy.altered(table.name(), mending.predicate());
        String expected = " PostgreSQL would have to print: " + mending.predicate() + ".";
        List<Predicate> judged = policy.conditions().map(condition -> judge(table, condition)).toList();
        if (held) {
            return finding(Rule.POLICY_EXTRA, table, object,
                    subject + " gives the application more than the bound tenant: "
                            + policy.conditions().findFirst().orElse("everything") + ".",
                    "Drop it; what only takes away is \"as restrictive\".", policy.dropped(table.name()));
        }
        if (judged.stream().anyMatch(Predicate.Arm.class::isInstance)) {
            return finding(Rule.POLICY_ADMIN_ARM, table, object, subject
                    + " has an arm besides the tenant's: " + String.join("; check: ", policy.conditions().toList())
                    + ".",
                    "Ask for the tenant alone; work across tenants is for another role with a policy of its own.",
                    alter);
        }
        if (judged.stream().anyMatch(Predicate.Held.class::isInstance)) {
            return finding(Rule.POLICY_CHECK_DIFFERS, table, object, subject
                    + " lets other rows be written than it shows: using " + policy.using() + ", with check "
                    + policy.check() + ".", "Let USING and WITH CHECK say the same.", alter);
        }
        return finding(Rule.POLICY_PREDICATE, table, object, subject
                + " does not hold the application to the bound tenant, or not in a way that is understood: "
                + policy.conditions().findFirst().orElse("everything") + ".",
                "Compare the column with the setting, or with a function that returns it." + expected, alter);
    }

    private Optional<Finding> sound(TenantTable table, Policy policy) {
        return policy.conditions().map(condition -> judge(table, condition)).filter(Predicate.Held.class::isInstance)
                .map(predicate -> flaw(table, policy, (Predicate.Held) predicate)).filter(finding -> finding != null)
                .map(finding -> (Finding) finding).findFirst();
    }

    private @Nullable Finding flaw(TenantTable table, Policy policy, Predicate.Held held) {
        TenantFunction function = held.origin().function();
        String subject = "The policy " + policy.name() + " of " + table.name();
        if (function != null && function.immutable()) {
            return once(function, Rule.POLICY_FUNCTION_IMMUTABLE, "The function " + function.name()
                    + "() claims to be immutable, so that its answer for one tenant is kept in plans for the next.",
                    "Declare it stable.", "alter function " + function.identity() + " stable;");
        }
        if (held.casts() || !held.origin().once()) {
            return finding(Rule.POLICY_FUNCTION_COST, table, table.name() + "." + policy.name(), subject
                    + (held.casts()
                            ? " casts the column " + mending.column() + ", so that no index on it is used."
                            : " calls a function that cannot be inlined, for each row that is looked at."),
                    held.casts()
                            ? "Cast the setting instead."
                            : "Put the call in a scalar subquery, or write the function in SQL without settings of its own.",
                    policy.altered(table.name(), function == null || held.casts()
                            ? mending.predicate()
                            : mending.column() + " = (select " + function.name() + "())"));
        }
        if (!held.origin().silent()) {
            return null;
        }
        return function == null
                ? finding(Rule.POLICY_UNBOUND_SILENT, table, table.name() + "." + policy.name(), subject
                        + " answers nothing where no tenant is bound, as if there were nothing.",
                        "Read the setting without a default, so that what is unbound fails.", policy.altered(table
                                .name(), mending.predicate()))
                : once(function, Rule.POLICY_UNBOUND_SILENT, "The function " + function.name()
                        + "(), which policies call, answers null where no tenant is bound, as if there were nothing.",
                        "Read the setting without a default, so that what is unbound fails.",
                        "create or replace function " + function.name() + "(" + function.arguments() + ") returns "
                                + function.result()
                                + " language sql stable as $$ select " + mending.bound() + " $$;");
    }

    /** However many policies call it. */
    private @Nullable Finding once(TenantFunction function, Rule rule, String problem, String remedy, String sql) {
        return reported.add(function)
                ? new Finding(rule, function.schema(), function.name() + "()", problem, remedy, Optional.of(sql))
                : null;
    }

    private static Finding finding(Rule rule, TenantTable table, String object, String problem, String remedy,
            String sql) {
        return new Finding(rule, table.schema(), object, problem, remedy, Optional.of(sql));
    }
}
