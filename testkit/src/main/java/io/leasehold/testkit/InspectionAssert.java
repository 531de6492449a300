package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.assertj.core.api.AbstractAssert;

import io.leasehold.postgres.inspection.Conventions;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.SchemaInspection;
import io.leasehold.postgres.inspection.Severity;
import io.leasehold.postgres.report.InspectionRun;
import io.leasehold.postgres.report.TextReport;
import io.leasehold.postgres.report.Waiver;

/**
 * Says of a database that it keeps tenants apart, and otherwise fails with what does not, and how to mend it.
 *
 * <pre>{@code
 * assertThat(dataSource, Conventions.leasehold("shop_app")).isSafe();
 * }</pre>
 */
public final class InspectionAssert extends AbstractAssert<InspectionAssert, InspectionReport> {
    private final List<Waiver> waivers = new ArrayList<>();

    private InspectionAssert(InspectionReport report) {
        super(report, InspectionAssert.class);
    }

    /** About the database of these connections, told apart by these conventions. */
    public static InspectionAssert assertThat(DataSource database, Conventions conventions) {
        try (Connection connection = database.getConnection()) {
            return assertThat(SchemaInspection.of(connection, connection.getCatalog(), conventions));
        } catch (SQLException e) {
            throw new AssertionError("The database could not be inspected: " + e.getMessage(), e);
        }
    }

    /** About an inspection that was made already, such as that of a fleet. */
    public static InspectionAssert assertThat(InspectionReport report) {
        return new InspectionAssert(report);
    }

    /** Lives with findings, written as for the command line: {@code index-without-tenant:sales.*}. Each has to be found, so that none is kept for ever. */
    public InspectionAssert ignoring(String... rules) {
        Stream.of(rules).map(Waiver::parse).forEach(waivers::add);
        return this;
    }

    /** No tenant reaches what belongs to another. */
    public InspectionAssert isSafe() {
        return hasNothingAtLeast(Severity.ERROR);
    }

    /** Nothing is one step away from that either. */
    public InspectionAssert isClean() {
        return hasNothingAtLeast(Severity.WARNING);
    }

    private InspectionAssert hasNothingAtLeast(Severity severity) {
        isNotNull();
        if (actual.tables() == 0) {
            throw failure("No table was looked at, in %s: are these the right schemas, and may the role see them?",
                    actual
                            .places());
        }
        for (Waiver waiver : waivers) {
            if (actual.findings().stream().noneMatch(waiver::covers)) {
                throw failure("Nothing is found any more of \"%s\": do not ignore it.", waiver);
            }
        }
        List<Finding> left = run().without(waivers).report().atLeast(severity);
        if (!left.isEmpty()) {
            // Given as an argument, for names in a database may have percent signs.
            throw failure("%s",
                    "The database would not keep tenants apart:\n\n" + new TextReport(false, true).findings(left)
                            .stripTrailing());
        }
        return this;
    }

    private InspectionRun run() {
        return InspectionRun.of(() -> actual, Clock.systemUTC());
    }
}
