package io.leasehold.platform.operator;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.postgres.report.InspectionAnswer;
import io.leasehold.postgres.report.RecentInspection;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What in the databases would not keep tenants apart, over HTTP, for operators alone. */
@RestController
@RequestMapping("/api/operator/inspection")
@Tag(name = "operator")
class OperatorInspectionController {
    private final RecentInspection inspection;

    OperatorInspectionController(RecentInspection inspection) {
        this.inspection = inspection;
    }

    @GetMapping
    InspectionAnswer read(CallingOperator operator) {
        return InspectionAnswer.of(inspection.run());
    }
}
