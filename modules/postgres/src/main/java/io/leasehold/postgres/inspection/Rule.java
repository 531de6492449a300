package io.leasehold.postgres.inspection;

import java.util.Locale;

import static io.leasehold.postgres.inspection.Severity.ERROR;
import static io.leasehold.postgres.inspection.Severity.NOTE;
import static io.leasehold.postgres.inspection.Severity.WARNING;

/** What the inspection looks for. The id of a rule is stable: configurations and the records of other tools name it. */
public enum Rule {
    /** The server itself. */
    SERVER_VERSION(ERROR, "The server lacks security fixes of row-level security"),
    /** Tables. */
    COLUMN_MISSING(ERROR, "A table has no tenant column"), COLUMN_NULLABLE(ERROR,
            "A tenant column takes null, which no policy shows to anybody"), COLUMN_TYPE(ERROR,
                    "A tenant column is of another type than the tenants' ids"), SECURITY_DISABLED(ERROR,
                            "Row-level security is not enabled"), SECURITY_NOT_FORCED(ERROR,
                                    "Row-level security does not hold the owner of a table"), PARTITION_UNPROTECTED(
                                            ERROR,
                                            "A partition or child can be read past the policies of its parent"), LINK_UNPROTECTED(
                                                    ERROR,
                                                    "A join or collection table between tables of tenants has no tenant column"),
    /** Policies. */
    POLICY_MISSING(ERROR, "No policy holds the application to its tenant"), POLICY_EXTRA(ERROR,
            "A further permissive policy gives more than the tenant's rows"), POLICY_ADMIN_ARM(ERROR,
                    "A policy has an arm that lets somebody reach all tenants"), POLICY_CHECK_DIFFERS(ERROR,
                            "A policy shows other rows (USING) than it lets be written (WITH CHECK)"), POLICY_PREDICATE(
                                    ERROR,
                                    "The predicate of a policy is not the one of the tenant"), POLICY_UNBOUND_SILENT(
                                            WARNING,
                                            "A policy answers nothing where no tenant is bound, in place of an error"), POLICY_FUNCTION_IMMUTABLE(
                                                    ERROR,
                                                    "A policy calls an IMMUTABLE function, whose answer for one tenant is kept for the next"), POLICY_FUNCTION_COST(
                                                            WARNING,
                                                            "A policy calls a function for each row"), PREDICATE_LEAKPROOF(
                                                                    WARNING,
                                                                    "An operator of a policy or an index is not leakproof and cannot use its index under row-level security"),
    /** Keys and indexes. */
    KEY_WITHOUT_TENANT(ERROR,
            "A primary key or unique constraint does not lead with the tenant"), FOREIGN_KEY_WITHOUT_TENANT(ERROR,
                    "A foreign key does not lead with the tenant"), INDEX_WITHOUT_TENANT(WARNING,
                            "An index does not lead with the tenant"),
    /** Roles and grants. */
    ROLE_ATTRIBUTE(ERROR,
            "A role of the application has an attribute that bypasses row-level security"), ROLE_OWNERSHIP(ERROR,
                    "A role of the application owns what it works on"), ROLE_MEMBERSHIP(ERROR,
                            "A role of the application can take the rights of one that bypasses row-level security"), ROLES_SHARED(
                                    ERROR, "Two duties are done by one role"), GRANT_TABLE(ERROR,
                                            "A role of the application has a privilege that row-level security does not govern"), GRANT_CREATE(
                                                    ERROR,
                                                    "A role of the application may put objects in the place of real ones"), DEFAULT_PRIVILEGES(
                                                            WARNING,
                                                            "Default privileges give what will be created to the application before it is protected"), FOREIGN_SERVER(
                                                                    ERROR,
                                                                    "A role of the application may use or make a way into another database"), REMOTE_ACCESS(
                                                                            WARNING,
                                                                            "A role of the application has credentials for another database, or functions that connect to one"),
    /** What works with the rights of its owner. */
    VIEW_OWNERS_RIGHTS(ERROR, "A view reads with the rights of its owner"), MATERIALIZED_VIEW(ERROR,
            "A materialized view has no row-level security"), FUNCTION_OWNERS_RIGHTS(ERROR,
                    "A function works with the rights of its owner"), REWRITE_RULE(ERROR,
                            "A rewrite rule reaches other tables with the rights of an owner"), FUNCTION_MAY_LEAK(
                                    WARNING,
                                    "A function that claims to be leakproof may tell about rows that its caller does not see"),
    /** What is shared. */
    SEQUENCE_SHARED(WARNING,
            "A sequence counts for all tenants, which tells each how much the others do"), LARGE_OBJECTS(ERROR,
                    "Large objects belong to no table, and no policy governs them"), SETTING_OF_TENANT(ERROR,
                            "A setting binds a tenant to a role, a database or every connection"), SEARCH_PATH(ERROR,
                                    "Connections look for tables elsewhere than they should"), PUBLICATION(WARNING,
                                            "A publication carries rows of all tenants"),
    /** Tamper evidence. */
    CAPABILITY_EXPOSED(ERROR,
            "The application can read or make the capabilities that tell its tenants apart"), CAPABILITY_UNUSED(ERROR,
                    "Tamper evidence is on, and a policy believes the setting alone"), STATEMENTS_LISTED(WARNING,
                            "The application can list the names of prepared statements, and so replace them"),
    /** Drift. */
    SCHEMA_DRIFT(WARNING, "A place is not as the migrations make it"), FUNCTIONS_OUTDATED(ERROR,
            "The functions of Leasehold in a database are older than this version's, or altered"),
    /** The inspection itself. */
    NOT_INSPECTED(ERROR, "A place could not be looked at"), EXEMPTION(NOTE,
            "An object is exempt, by its comment or by configuration");

    private final Severity severity;
    private final String title;

    Rule(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /** Such as {@code policy-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much its findings matter. */
    public Severity severity() {
        return severity;
    }

    /** What it finds, as a sentence about any object. */
    public String title() {
        return title;
    }
}
