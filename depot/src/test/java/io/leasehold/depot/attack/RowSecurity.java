package io.leasehold.depot.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.leasehold.testkit.TestDatabase;

/** Takes the second guard away, as somebody might by accident: after the start-up check, by an administrator. And puts it back. */
final class RowSecurity {
    private RowSecurity() {}

    static void switchOff(TestDatabase database) throws SQLException {
        everywhere(database, "no force", "disable");
    }

    static void switchOn(TestDatabase database) throws SQLException {
        everywhere(database, "force", "enable");
    }

    private static void everywhere(TestDatabase database, String force, String enable) throws SQLException {
        for (String name : databases(database)) {
            try (Connection superuser = Residence.superuserOf(database, name);
                    Statement statement = superuser.createStatement()) {
                statement.execute("""
                                  do $$
                                  declare
                                    guarded regclass;
                                  begin
                                    for guarded in select distinct polrelid from pg_policy loop
                                      execute format('alter table %%s %s row level security', guarded);
                                      execute format('alter table %%s %s row level security', guarded);
                                    end loop;
                                  end $$""".formatted(force, enable));
            }
        }
    }

    private static List<String> databases(TestDatabase database) throws SQLException {
        List<String> names = new ArrayList<>(List.of(database.access().database()));
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select location from control.tenants where placement = 'database'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
