package io.leasehold.depot.product;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.Page;

import static java.util.stream.Collectors.toSet;

/** The pages of past imports: all of them, and the report of each. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products/imports")
class ImportHistoryPageController {
    /** Who has more to mend uses the file. */
    private static final int SHOWN = 100;

    private final ImportHistory history;
    private final Upload upload;
    private final Users users;

    ImportHistoryPageController(ImportHistory history, Upload upload, Users users) {
        this.history = history;
        this.upload = upload;
        this.users = users;
    }

    /** An import, and the name of who did it. */
    record Row(PastImport past, String importer) {}

    @GetMapping
    @RequiresPermission("data.read")
    String list(Tenant tenant, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<PastImport> page = history.list(tenant, null, cursor);
        model.addAttribute("imports", rows(page.items())).addAttribute("next", page.next());
        model.addAttribute("first", cursor == null);
        return "product/imports";
    }

    @GetMapping("/{id}")
    @RequiresPermission("data.read")
    String report(Tenant tenant, @PathVariable UUID id, Model model) {
        PastImport past = history.get(tenant, id);
        model.addAttribute("row", rows(List.of(past)).getFirst());
        List<ImportError> errors = history.errors(tenant, id, SHOWN);
        model.addAttribute("errors", errors).addAttribute("mendable", history.hasLines(tenant, id));
        model.addAttribute("shownLines", errors.stream().mapToLong(ImportError::line).distinct().count());
        model.addAttribute("partial", past.partial()).addAttribute("largest", upload.largest());
        return "product/report";
    }

    @GetMapping("/{id}/errors.csv")
    @RequiresPermission("data.read")
    ResponseEntity<String> badLines(Tenant tenant, @PathVariable UUID id) {
        return CsvAnswer.file("bad-lines.csv").body(history.badLines(tenant, id));
    }

    private List<Row> rows(List<PastImport> imports) {
        Map<UserId, User> people = users.find(imports.stream().map(PastImport::importedBy).collect(toSet()));
        return imports.stream().map(past -> new Row(past, name(people.get(past.importedBy())))).toList();
    }

    private static String name(@Nullable User person) {
        return person == null ? "Somebody" : person.name().value();
    }
}
