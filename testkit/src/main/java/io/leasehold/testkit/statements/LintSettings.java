package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;

import io.leasehold.postgres.inspection.Conventions;

/** What the statement linter has to know of an application. */
public final class LintSettings {
    private final Conventions conventions;
    private final List<String> plumbing;
    private final List<Exemption> exemptions;

    /**
     * Statements without a predicate, by who sends them or what they are about.
     *
     * @param kind what they rely on
     * @param of the package or class that sends them, or the table
     * @param isTable whether it is the table
     * @param reason why that is right
     */
    record Exemption(Mark.Kind kind, String of, boolean isTable, String reason) {
        Exemption {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "Exempting " + of + " from the statement linter needs a reason: say why "
                                + "these statements go without a tenant predicate.");
            }
        }

        boolean covers(Sent sent, Problem problem) {
            return isTable ? problem.table().equals(of) : isSender(sent);
        }

        boolean isSender(Sent sent) {
            String sender = sent.sender();
            return sender.equals(of) || sender.startsWith(of + ".") || sender.startsWith(of + "$");
        }

        @Override
        public String toString() {
            return "leasehold:" + kind.word() + " for " + of + " (" + reason + ")";
        }
    }

    LintSettings(Conventions conventions, List<String> plumbing, List<Exemption> exemptions) {
        this.conventions = conventions;
        this.plumbing = List.copyOf(plumbing);
        this.exemptions = List.copyOf(exemptions);
    }

    Conventions conventions() {
        return conventions;
    }

    List<String> plumbing() {
        return plumbing;
    }

    List<Exemption> exemptions() {
        return exemptions;
    }

    /** For a database that Leasehold has set up. */
    public static LintSettings leasehold() {
        return of(Conventions.leasehold(""));
    }

    /** For any other database. */
    public static LintSettings of(Conventions conventions) {
        return new LintSettings(conventions, List.of(), List.of());
    }

    /** What this package or class sends relies on the bound tenant alone, such as what a tool writes that knows no predicates. */
    public LintSettings ambientIn(String packageOrClass, String reason) {
        return with(new Exemption(Mark.Kind.AMBIENT, packageOrClass, false, reason));
    }

    /** What this package or class sends is meant for rows of more than one tenant. */
    public LintSettings crossTenantIn(String packageOrClass, String reason) {
        return with(new Exemption(Mark.Kind.CROSS_TENANT, packageOrClass, false, reason));
    }

    /** What is sent about this table relies on the bound tenant alone, such as the table of an entity. */
    public LintSettings ambientOn(String table, String reason) {
        return with(new Exemption(Mark.Kind.AMBIENT, table, true, reason));
    }

    /** This package or class only passes statements on: the line that is shown is the one that called it. */
    public LintSettings plumbing(String packageOrClass) {
        List<String> more = new ArrayList<>(plumbing);
        more.add(packageOrClass);
        return new LintSettings(conventions, more, exemptions);
    }

    private LintSettings with(Exemption exemption) {
        List<Exemption> more = new ArrayList<>(exemptions);
        more.add(exemption);
        return new LintSettings(conventions, plumbing, more);
    }
}
