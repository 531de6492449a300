package io.leasehold.platform.operator;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.leasehold.platform.console.PageController;
import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.postgres.report.RecentInspection;

/** The page of what in the databases would not keep tenants apart, for operators. */
@PageController
class InspectionPageController {
    private final RecentInspection inspection;
    private final OperatorTenants tenants;

    InspectionPageController(RecentInspection inspection, OperatorTenants tenants) {
        this.inspection = inspection;
        this.tenants = tenants;
    }

    @GetMapping("/operator/inspection")
    String read(CallingOperator operator, Model model) {
        model.addAttribute("inspection", InspectionView.of(inspection.run(), tenants::owners));
        return "operator/inspection";
    }
}
