package io.leasehold.cli;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/**
 * The four roles that a script is going to make.
 *
 * @param access their names and passwords
 * @param environment what the application has to be told about them, a line each
 */
record NewRoles(DatabaseAccess access, List<String> environment) {
    private static final int PASSWORD_BYTES = 24;

    NewRoles {
        environment = List.copyOf(environment);
    }

    /** Names come from the options, then from the environment; passwords from the environment, else they are generated. */
    static NewRoles of(Map<String, String> environment, String owner, String app, String lookup, String operator) {
        List<String> lines = new ArrayList<>(List.of("Set this for the application:",
                "LEASEHOLD_POSTGRES_URL=jdbc:postgresql://<host>:5432/<database>"));
        DatabaseAccess access = new DatabaseAccess("", role(environment, "owner", owner, lines),
                role(environment, "app", app,
                        lines),
                role(environment, "lookup", lookup, lines), role(environment, "operator", operator, lines));
        return new NewRoles(access, lines);
    }

    private static Credentials role(Map<String, String> environment, String duty, String option, List<String> lines) {
        String variable = "LEASEHOLD_POSTGRES_" + duty.toUpperCase(Locale.ROOT);
        String configured = environment.getOrDefault(variable + "_USERNAME", "");
        String name = !option.isBlank() ? option : !configured.isBlank() ? configured : "leasehold_" + duty;
        String given = environment.getOrDefault(variable + "_PASSWORD", "");
        Credentials role = new Credentials(name, given.isEmpty() ? generate() : given);
        lines.add(variable + "_USERNAME=" + quoted(name));
        lines.add(given.isEmpty()
                ? variable + "_PASSWORD=" + role.password()
                : variable + "_PASSWORD as it was when this script was made");
        return role;
    }

    private static String generate() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** As a shell takes it. */
    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9_.-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
