package io.leasehold.depot.pages;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

/** A page asks the databases a fixed number of questions, however many tasks and members there are. */
@Import(CountedStatements.class)
class TaskStatementTests extends RunningDepot {
    private static final int FRAME_AND_ADMISSION = 5;

    @LocalServerPort
    private int server;
    private Browser browser = new Browser(URI.create("http://localhost"));
    private String slug = "";

    @BeforeEach
    void found() {
        browser = new Browser(URI.create("http://localhost:" + server));
        browser.found("Counted " + System.nanoTime());
        slug = browser.get("/").path().substring("/orgs/".length());
    }

    @Test
    void areAsManyForThousandsOfTasksAndHundredsOfMembers() throws SQLException {
        List<String> few = pages();
        fill();
        List<String> many = pages();

        assertThat(many).isEqualTo(few);
        assertThat(statements("")).as("list").hasSizeLessThanOrEqualTo(FRAME_AND_ADMISSION + 4);
        assertThat(statements("/board")).as("board").hasSizeLessThanOrEqualTo(FRAME_AND_ADMISSION + 4);
        assertThat(statements("/new")).as("new").hasSizeLessThanOrEqualTo(FRAME_AND_ADMISSION + 2);
    }

    private List<String> pages() {
        return List.of("", "?q=filled&status=open&status=done&sort=due_date", "/board", "/board?priority=high", "/new")
                .stream().flatMap(path -> statements(path).stream()).toList();
    }

    private List<String> statements(String path) {
        return CountedStatements.during(() -> assertThat(browser.get("/orgs/" + slug + "/tasks" + path).status())
                .isEqualTo(200));
    }

    private void fill() throws SQLException {
        try (Connection superuser = DATABASE.superuser(); Statement insert = superuser.createStatement()) {
            insert.execute("""
                           insert into users (id, email, name, password_hash, created_at)
                           select gen_random_uuid(), 'counted' || n || '@example.com', 'Counted ' || n, 'x', now()
                           from generate_series(1, 300) as n on conflict do nothing;
                           insert into memberships (tenant_id, user_id, role, joined_at)
                           select tenant_id, users.id, 'member', now() from tenants, users
                           where slug = '%1$s' and email like 'counted%%@example.com';
                           insert into tasks (tenant_id, id, title, status, priority, assignee, created_by, created_at,
                               updated_at)
                           select tenant_id, gen_random_uuid(), 'Filled', 'open', 'high',
                               (select max(user_id::text)::uuid from memberships m where m.tenant_id = t.tenant_id),
                               created_by, now(), now()
                           from tenants t, generate_series(1, 2000) as n where slug = '%1$s'""".formatted(slug));
        }
    }
}
