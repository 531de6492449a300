package io.leasehold.platform.operator;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.leasehold.core.TenantStatus;
import io.leasehold.platform.console.PageController;
import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.postgres.provisioning.Level;

/** The page of all tenants, for operators. */
@PageController
class TenantsPageController {
    static final String PATH = "/operator/tenants";

    private static final int A_PAGE = 50;

    private final OperatorTenants tenants;

    TenantsPageController(OperatorTenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping("/operator")
    String start(CallingOperator operator) {
        return "redirect:" + PATH;
    }

    @GetMapping(PATH)
    String list(CallingOperator operator, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String placement,
            @RequestParam(defaultValue = "") String after, Model model) {
        TenantSearch search = new TenantSearch(q, status, placement, after);
        List<OperatedTenant> found = tenants.list(search.query(), after, A_PAGE + 1);
        List<TenantView> shown = found.stream().limit(A_PAGE).map(TenantView::of).toList();
        model.addAttribute("tenants", shown).addAttribute("search", search).addAttribute("narrowed", search
                .isNarrowed());
        model.addAttribute("statuses", Stream.of(TenantStatus.values()).map(TenantQuery::word).toList());
        model.addAttribute("placements", PlacementChoice.ALL);
        model.addAttribute("first", after.isEmpty() ? null : search.after("").address());
        model.addAttribute("next", found.size() > shown.size()
                ? search.after(shown.getLast().facts().slug())
                        .address()
                : null);
        return "operator/tenants";
    }

    /** A level, in words for people. */
    record PlacementChoice(String word, String label, String hint) {
        static final List<PlacementChoice> ALL = Stream.of(Level.values()).map(PlacementChoice::of).toList();

        private static PlacementChoice of(Level level) {
            return new PlacementChoice(TenantQuery.word(level), TenantView.words(level), switch (level) {
                case SHARED ->
                    "Its rows stand beside those of others, told apart by row-level security. Ready at once.";
                case SCHEMA -> "Tables of its own, in the database that others use too.";
                case DATABASE -> "A database of its own, with connections of its own. The most apart, and the dearest.";
            });
        }
    }
}
