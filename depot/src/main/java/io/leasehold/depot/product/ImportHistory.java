package io.leasehold.depot.product;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.depot.listing.SortKey;
import io.leasehold.depot.listing.SortOrder;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.Page;

/** What was imported into an organization, and what was wrong with the files. */
@Service
class ImportHistory {
    private static final String NEWEST_FIRST = "-started_at";
    private static final List<SortKey> KEYS = List.of(new SortKey("started_at", "started_at", "timestamptz"));

    private final ImportRepository imports;
    private final Lists lists;

    ImportHistory(ImportRepository imports, Lists lists) {
        this.imports = imports;
        this.lists = lists;
    }

    Page<PastImport> list(Tenant tenant, @Nullable Integer limit, @Nullable String cursor) {
        String canonical = "imports?sort=" + NEWEST_FIRST;
        Slice slice = lists.slice(tenant, canonical, SortOrder.parse(NEWEST_FIRST, KEYS), cursor, limit);
        return lists.page(tenant, canonical, slice.of(imports.list(tenant, slice)));
    }

    PastImport get(Tenant tenant, UUID id) {
        return imports.find(tenant, id).orElseThrow(Problem::notFound);
    }

    /** The first errors, in the order of the file. */
    List<ImportError> errors(Tenant tenant, UUID id, int most) {
        return imports.errors(tenant, id, most);
    }

    /** Whether the file could be cut into lines, so that there are some to mend. */
    boolean hasLines(Tenant tenant, UUID id) {
        return !imports.headings(tenant, id).isEmpty();
    }

    /** The lines that were not imported, as a file to mend and to import again. */
    String badLines(Tenant tenant, UUID id) {
        return BadLinesFile.of(imports.headings(tenant, get(tenant, id).id()), imports.badLines(tenant, id));
    }
}
