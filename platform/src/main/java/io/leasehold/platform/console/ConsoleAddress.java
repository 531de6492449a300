package io.leasehold.platform.console;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;

/** Where the pages of an organization stand: below its slug, or at the root where the session alone says whose they are. */
@Component
public class ConsoleAddress {
    /** What the paths of all pages of an organization begin with, for {@code @RequestMapping}. Configured as {@code leasehold.console.base}. */
    public static final String BASE = "${leasehold.console.base}";

    private static final String SLUG = "{slug}";

    private final String base;

    ConsoleAddress(@Value(BASE) String base) {
        this.base = base;
    }

    /** The beginning of the paths of this organization's pages: {@code /orgs/acme}, or empty. */
    public String of(Tenant tenant) {
        return of(tenant.slug());
    }

    /** The beginning of the paths of the pages of the organization with this slug. */
    public String of(Slug slug) {
        return base.replace(SLUG, slug.value());
    }

    /** The path of an organization's first page. */
    String home(Slug slug) {
        String path = of(slug);
        return path.isEmpty() ? "/" : path;
    }

    /** Whether an address says whose page it is, so that two organizations can be open side by side. */
    boolean namesOrganization() {
        return base.contains(SLUG);
    }
}
