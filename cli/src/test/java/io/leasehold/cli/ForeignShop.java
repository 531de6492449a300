package io.leasehold.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/**
 * A database that Leasehold never saw: columns, keys and settings are called otherwise, and keep tenants apart all the same.
 *
 * @param column whose a row is
 * @param type of that column
 */
record ForeignShop(TestDatabase database, String column, String type) {
    static ForeignShop of(String column, String type) throws SQLException {
        ForeignShop shop = new ForeignShop(TestPostgres.emptyDatabase(), column, type);
        shop.run("create role %3$s login password '%4$s'", "create role %5$s login password '%6$s'",
                "revoke temporary, create on database %7$s from public", "create schema sales",
                "grant usage on schema sales to %3$s",
                "create table sales.customers (%1$s %2$s not null, id bigint not null, name text not null, primary key (%1$s, id))",
                "create table sales.orders (%1$s %2$s not null, id bigint not null, customer bigint not null, placed date not null, "
                        + "primary key (%1$s, id), foreign key (%1$s, customer) references sales.customers (%1$s, id))",
                "create index orders_by_day on sales.orders (%1$s, placed)",
                "create table sales.countries (code text primary key)", "grant select on sales.countries to %3$s");
        for (String table : List.of("customers", "orders")) {
            shop.run("grant select, insert, update, delete on sales." + table + " to %3$s",
                    "alter table sales." + table + " enable row level security",
                    "alter table sales." + table + " force row level security",
                    "create policy own_rows on sales." + table
                            + " to %3$s using (%1$s = current_setting('shop.org')::%2$s) "
                            + "with check (%1$s = current_setting('shop.org')::%2$s)");
        }
        return shop;
    }

    void run(String... statements) throws SQLException {
        try (Connection superuser = database.superuser(); Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.formatted(column, type, database.access().app().username(),
                        database.access().app()
                                .password(),
                        database.access().lookup().username(), database.access().lookup().password(),
                        database.access().database()));
            }
        }
    }

    /** Inspects it as a role that may do nothing but connect. */
    CommandLineRun inspect(String... more) {
        List<String> arguments = new ArrayList<>(List.of("inspect"));
        arguments.addAll(arguments());
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(environment(), arguments.toArray(String[]::new));
    }

    Map<String, String> environment() {
        return Map.of("PGPASSWORD", password());
    }

    String password() {
        return database.access().lookup().password();
    }

    List<String> arguments() {
        return List.of("--url", database.url(), "--user", database.access().lookup().username(), "--schema", "sales",
                "--tenant-column", column, "--tenant-type", type, "--setting", "shop.org", "--app-role",
                database.access()
                        .app().username(),
                "--exempt", "sales.countries");
    }
}
