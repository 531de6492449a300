package io.leasehold.postgres.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.capability.PolicyForm;
import io.leasehold.postgres.setup.Edition;

/**
 * What every place with tenant tables is to have: the scripts, versions and checksums that Flyway finds where it was told to look. Read once, at the first
 * question.
 */
public final class TenantMigrations {
    /** A schema that does not exist, so that everything is still to come in it. */
    private static final String NOWHERE = "leasehold_nowhere";

    private final Configuration configuration;
    private volatile @Nullable List<Migration> migrations;
    private volatile @Nullable Boolean demanding;

    /** @param flyway what applies them to the shared tables; its settings count for all places, and it is asked through its own address */
    public TenantMigrations(Flyway flyway) {
        this.configuration = flyway.getConfiguration();
        if (configuration.getCallbacks().length > 0) {
            throw new IllegalArgumentException("Migrations of tenants have Flyway callbacks, which a fleet of places "
                    + "does not call. Put what they do into migrations.");
        }
    }

    /** Tells sets of migrations apart; the same for every place that has them all, policies of the form that is wanted, and this version's functions of Leasehold. */
    public String fingerprint() {
        return fingerprint(all().stream().map(Migration::mark).toList(), Optional.of(isDemanding()),
                Edition.ours());
    }

    /** Whether policies are to demand capabilities: as in the database that these migrations are asked through, which an application has set so at its start. */
    boolean isDemanding() {
        Boolean known = demanding;
        if (known == null) {
            try (Connection owner = configuration.getDataSource().getConnection()) {
                known = PolicyForm.isDemanded(owner);
            } catch (SQLException e) {
                throw new IllegalStateException("Which policies places are to have could not be read: " + e
                        .getMessage(), e);
            }
            demanding = known;
        }
        return known;
    }

    /** Has that asked again at the next question: another node may have switched it. */
    void askAgain() {
        demanding = null;
    }

    /** How many there are. */
    public int count() {
        return all().size();
    }

    List<Migration> all() {
        List<Migration> known = migrations;
        if (known == null) {
            known = resolve();
            migrations = known;
        }
        return known;
    }

    /** Flyway for one place, with all that is configured for the shared tables. */
    public Flyway flyway(Place place) {
        return flyway(place, Map.of());
    }

    Flyway flyway(Place place, Map<String, String> connectionProperties) {
        Map<String, String> all = new HashMap<>(DatabaseAccess.PATIENCE);
        all.putAll(connectionProperties);
        return Flyway.configure(configuration.getClassLoader()).configuration(configuration).jdbcProperties(
                all).dataSource(place.direct().url(), place.direct().owner().username(),
                        place
                                .direct().owner().password())
                .schemas(place.schema()).defaultSchema(place.schema()).load();
    }

    String historyTable() {
        return configuration.getTable();
    }

    @Nullable
    String installedBy() {
        return configuration.getInstalledBy();
    }

    /**
     * @param demanding the form of policies; none, where it is not one
     * @param functions of Leasehold in the same database
     */
    static String fingerprint(Collection<String> migrations, Optional<Boolean> demanding, Edition functions) {
        List<String> marks = new ArrayList<>(migrations);
        marks.add("functions " + functions);
        if (!demanding.equals(Optional.of(false))) {
            marks.add(demanding.isPresent() ? "tamper evidence" : "tamper evidence in parts");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // In any order that does not depend on when each was applied.
            byte[] bytes = digest.digest(String.join("\n", new TreeSet<>(marks)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized List<Migration> resolve() {
        Scripts scripts = new Scripts(configuration);
        scripts.refuseCallbacks();
        MigrationInfo[] found = Flyway.configure(configuration.getClassLoader()).configuration(configuration)
                .defaultSchema(NOWHERE).schemas(NOWHERE).load().info().all();
        List<Migration> resolved = new ArrayList<>();
        Arrays.stream(found).map(info -> migration(info, scripts)).forEach(resolved::add);
        return List.copyOf(resolved);
    }

    private static Migration migration(MigrationInfo info, Scripts scripts) {
        String version = info.getVersion() == null ? null : info.getVersion().toString();
        Integer checksum = info.getChecksum();
        String sql = version == null || !info.getType().name().equals("SQL") || checksum == null
                ? null
                : scripts.plain(info.getScript(), checksum);
        return new Migration(version, Objects.requireNonNullElse(info.getDescription(), ""), info.getType().name(),
                info.getScript(), checksum, sql, scripts.isPatient(info.getScript()));
    }
}
