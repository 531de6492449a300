package io.leasehold.postgres.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which edition of Leasehold's own functions a database has. It is written down beside them when they are laid, in the comment on their schema, so that a
 * database that was made by an older version is known as such.
 *
 * @param number greater in later ones; 0 where nobody wrote it down
 * @param mark of the script that laid them, or what else can be said of them
 */
public record Edition(int number, String mark) {
    static final String SCRIPT = AdministratorScript.resource("foundation.sql");

    private static final String ALTERED = "altered";
    private static final Edition OURS = new Edition(number(SCRIPT), hash(SCRIPT));
    private static final String[] NAMES = Pattern.compile("create (?:or replace )?function leasehold\\.(\\w+)")
            .matcher(SCRIPT).results().map((MatchResult found) -> found.group(1)).distinct().toArray(String[]::new);
    private static final Pattern WRITTEN = Pattern.compile(
            "leasehold edition (\\d+) by script ([0-9a-f]{16}) with functions ([0-9a-f]{32})");

    /** What is written down, and a hash of the functions as they are now; what others have put into the schema does not count. */
    private static final String READ = """
                                       select pg_catalog.obj_description(n.oid, 'pg_namespace'), (select pg_catalog.md5(pg_catalog.string_agg(
                                           pg_catalog.concat_ws(' ', p.proname, p.proargtypes, p.provolatile, p.prosecdef, p.proisstrict, p.proconfig, p.prosrc),
                                           ',' order by p.proname, p.proargtypes::text))
                                         from pg_catalog.pg_proc p where p.pronamespace = n.oid and p.proname = any (?))
                                       from pg_catalog.pg_namespace n where n.nspname = 'leasehold'""";

    /** The edition that this version lays. */
    public static Edition ours() {
        return OURS;
    }

    /** The one that a database has, by a connection of any role. */
    public static Edition in(Connection connection) throws SQLException {
        Found found = Found.in(connection);
        Matcher written = WRITTEN.matcher(found.comment);
        if (!written.matches()) {
            return new Edition(0, "of an unknown script");
        }
        return new Edition(Integer.parseInt(written.group(1)), written.group(3).equals(found.functions)
                ? written.group(2)
                : ALTERED);
    }

    /** Writes down that this version has laid them. */
    static void write(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("comment on schema leasehold is 'leasehold edition " + OURS.number + " by script "
                    + OURS.mark + " with functions " + Found.in(owner).functions + "'");
        }
    }

    private record Found(String comment, String functions) {
        static Found in(Connection connection) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(READ)) {
                query.setArray(1, connection.createArrayOf("name", NAMES));
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? new Found(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)))
                            : new Found("", "");
                }
            }
        }
    }

    /** Whether a later version of Leasehold was at work. */
    public boolean isNewer() {
        return number > OURS.number;
    }

    /** Whether they are older than this version's, or not as they were laid. */
    public boolean isBehind() {
        return !isNewer() && !equals(OURS);
    }

    /** Whether somebody has changed them since they were laid. */
    public boolean isAltered() {
        return mark.equals(ALTERED);
    }

    private static int number(String script) {
        Matcher number = Pattern.compile("-- Edition (\\d+)\\.").matcher(script);
        if (!number.find()) {
            throw new IllegalStateException("The script of the foundation does not say its edition.");
        }
        return Integer.parseInt(number.group(1));
    }

    static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "edition " + number + " (" + mark + ")";
    }
}
