package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;

/** Inspects one database by its catalogs alone, whoever made it. Any role that may connect will do. */
public final class SchemaInspection {
    private SchemaInspection() {}

    /**
     * All that is wrong in the schemas that the conventions name, and about the roles.
     *
     * @param database a connection of any role; left as it was
     * @param place what people call the database
     */
    public static InspectionReport of(Connection database, String place, Conventions conventions) {
        return of(database, Target.of(place, conventions));
    }

    /**
     * All that is wrong in a database with the tables of Leasehold, and about its roles.
     *
     * @param place what people call the database
     * @param places what people call each schema; what is in none of them is of the database
     * @param app the role that works for tenants
     * @param others further roles of the application
     */
    public static InspectionReport ofLeasehold(Connection database, String place, Map<String, String> places,
            String app, List<String> others) {
        return of(database, Target.leasehold(place, places, app, others));
    }

    /** All that is wrong in a database that holds one tenant, with the tables of Leasehold in this schema. */
    public static InspectionReport ofOwnDatabase(Connection database, String place, String schema, String app) {
        return of(database, Target.ownDatabase(place, schema, app));
    }

    /**
     * All that is wrong in schemas that hold one tenant each, with the tables of Leasehold, however many they are. Roles and database were inspected before.
     *
     * @param place what people call the database
     * @param places what people call each schema
     */
    public static InspectionReport ofOwnSchemas(Connection database, String place, Map<String, String> places,
            String app) {
        return of(database, Target.ownSchemas(place, places, app));
    }

    static InspectionReport of(Connection database, Target target) {
        try {
            boolean alone = database.getAutoCommit();
            if (alone) {
                database.setAutoCommit(false);
            }
            Savepoint before = alone ? null : database.setSavepoint();
            try {
                return new Examination(database, target).report();
            } finally {
                if (before == null) {
                    database.rollback();
                    database.setAutoCommit(true);
                } else {
                    database.rollback(before);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Inspecting " + target.place() + " failed: " + e.getMessage(), e);
        }
    }
}
