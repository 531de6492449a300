package io.leasehold.postgres.autoconfigure;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.leasehold.postgres.report.InspectionAnswer;
import io.leasehold.postgres.report.RecentInspection;

/** What the inspection finds, for those who watch an application. It tells about the schema, and so it has to be asked for by name. */
@Endpoint(id = "inspection", defaultAccess = Access.NONE)
final class InspectionEndpoint {
    private final RecentInspection inspection;

    InspectionEndpoint(RecentInspection inspection) {
        this.inspection = inspection;
    }

    @ReadOperation
    InspectionAnswer read() {
        return InspectionAnswer.of(inspection.run());
    }
}
