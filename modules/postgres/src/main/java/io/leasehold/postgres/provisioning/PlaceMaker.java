package io.leasehold.postgres.provisioning;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.leasehold.core.Placement;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.setup.DatabaseSetup;

import static io.leasehold.postgres.provisioning.OwnerConnection.quoted;

/** Makes own schemas and own databases, empty. What is there already is left as it is. */
final class PlaceMaker {
    private final Installation installation;
    private final Duration patience;

    PlaceMaker(Installation installation, Duration patience) {
        this.installation = installation;
        this.patience = patience;
    }

    /**
     * Refuses what the owner has no rights for, before anything is begun.
     *
     * @throws ProvisioningException saying what an administrator has to run
     */
    void requirePossible(Server server, Level level) {
        if (level == Level.SHARED) {
            return;
        }
        DatabaseAccess access = server.direct();
        try (OwnerConnection owner = OwnerConnection.open(access, patience)) {
            if (level == Level.DATABASE && !owner.sql().sql(
                    "select rolcreatedb or rolsuper from pg_roles where rolname = current_user").query(Boolean.class)
                    .single()) {
                throw new ProvisioningException("Server " + server.name() + " takes no own databases: the role "
                        + access.owner() + " may not create any. Run there as an administrator: alter role " + quoted(
                                access.owner().username())
                        + " createdb;");
            }
            if (level == Level.SCHEMA && !owner.sql().sql(
                    "select has_database_privilege(current_database(), 'create')").query(Boolean.class).single()) {
                throw new ProvisioningException("Server " + server.name() + " takes no own schemas: the role " + access
                        .owner() + " may not create any in the database " + access.database()
                        + ". Run there as an administrator: grant create on database " + quoted(access.database())
                        + " to " + quoted(access.owner().username()) + ";");
            }
        }
    }

    void make(UUID id, Server server, Placement placement) {
        switch (placement) {
            case Placement.SharedTables _ -> {
                // They are there since the server was prepared.
            }
            case Placement.OwnSchema own -> makeSchema(id, server, own.schema());
            case Placement.OwnDatabase own -> {
                makeDatabase(id, server, own.database());
                DatabaseSetup.layFoundation(Place.of(server, placement));
            }
        }
    }

    private void makeSchema(UUID id, Server server, String schema) {
        try (OwnerConnection owner = OwnerConnection.openAlone(server.direct(), id, patience)) {
            owner.together("create schema if not exists " + quoted(schema), "comment on schema " + quoted(schema)
                    + " is '" + installation.mark() + "'",
                    "grant usage on schema " + quoted(schema) + " to " + quoted(
                            server.access().app().username()));
        }
    }

    private void makeDatabase(UUID id, Server server, String database) {
        try (OwnerConnection owner = OwnerConnection.openAlone(server.direct(), id, patience)) {
            Optional<Integer> limit = owner.sql().sql("select datconnlimit from pg_database where datname = :name")
                    .param("name", database).query(Integer.class).optional();
            if (limit.isPresent() && limit.get() == DatabaseRemover.INVALID) {
                owner.run("drop database " + quoted(database));
            }
            if (limit.isEmpty() || limit.get() == DatabaseRemover.INVALID) {
                owner.run("create database " + quoted(database) + " template template0" + likeThisOne(owner));
            }
            owner.run("comment on database " + quoted(database) + " is '" + installation.mark() + "'");
            owner.run("revoke all on database " + quoted(database) + " from public");
            owner.run("grant connect on database " + quoted(database) + " to " + quoted(server.access().app()
                    .username()));
        }
    }

    /** Text sorts and compares in an own database as it does beside it, whatever the server's templates are like. */
    private static String likeThisOne(OwnerConnection owner) {
        return owner.sql().sql(
                """
                select format(' encoding %L lc_collate %L lc_ctype %L', pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
                    || case d.datlocprovider
                         when 'i' then ' locale_provider icu icu_locale ' || quote_literal(coalesce(row ->> 'datlocale', row ->> 'daticulocale'))
                           || coalesce(' icu_rules ' || quote_literal(row ->> 'daticurules'), '')
                         when 'b' then ' locale_provider builtin builtin_locale ' || quote_literal(row ->> 'datlocale')
                         else ' locale_provider libc' end
                  from pg_database d, to_jsonb(d) row where d.datname = current_database()
                """)
                .query(String.class).single();
    }
}
