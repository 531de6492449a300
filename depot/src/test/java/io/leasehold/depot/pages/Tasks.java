package io.leasehold.depot.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Tasks, written by the form, or where many are needed, behind its back. */
final class Tasks {
    private Tasks() {}

    /** Makes a task and returns its id. */
    static String create(Browser browser, String base, String title) {
        Page list = browser.submit(browser.get(base + "/tasks/new"), base + "/tasks", Map.of("title", title));
        String link = list.link(title);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** Fills an organization with open tasks. */
    static void fill(String slug, int number) throws SQLException {
        try (Connection database = Depot.WITH_SLUGS.database().superuser();
                PreparedStatement insert = database
                        .prepareStatement("""
                                          insert into tasks (tenant_id, id, title, status, priority,
                                              created_by, created_at, updated_at)
                                          select tenant_id, gen_random_uuid(), 'Filled ' || n, 'open', 'normal',
                                              created_by, now(), now()
                                          from tenants, generate_series(1, ?) as n where slug = ?""")) {
            insert.setInt(1, number);
            insert.setString(2, slug);
            insert.executeUpdate();
        }
    }
}
