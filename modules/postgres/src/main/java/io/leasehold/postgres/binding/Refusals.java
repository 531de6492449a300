package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads what PostgreSQL says when it refuses a statement. Never by words alone, since they depend on the language of the server. */
final class Refusals {
    private static final Pattern QUOTED_NOTHING = Pattern.compile("[:：]\\s*(\"\"|''|«\\s*»|»\\s*«|„“|“”|\\(\\))\\s*$");

    private Refusals() {}

    /** Whether the statement met a policy or a default while no tenant was bound: the setting is unknown, or empty after an earlier binding. */
    static boolean unbound(SQLException refusal) {
        ServerErrorMessage message = serverMessage(refusal);
        if (message == null || message.getSQLState() == null) {
            return false;
        }
        String text = message.getMessage() == null ? "" : message.getMessage();
        return switch (message.getSQLState()) {
            case "42704" -> text.contains("leasehold.tenant") || text.contains("leasehold.capability");
            case "22P02" -> "string_to_uuid".equals(message.getRoutine()) && QUOTED_NOTHING.matcher(text).find();
            default -> false;
        };
    }

    /** Whether the database did not believe the capability of the transaction. */
    static boolean disbelieved(SQLException refusal) {
        ServerErrorMessage message = serverMessage(refusal);
        return message != null && "28000".equals(message.getSQLState()) && "exec_stmt_raise".equals(message
                .getRoutine());
    }

    /** Whether the binding found a session on which somebody has set what only bindings set. Nothing was executed. */
    static boolean distrusted(SQLException refusal) {
        ServerErrorMessage message = serverMessage(refusal);
        return message != null && "LH001".equals(message.getSQLState())
                && "exec_stmt_raise".equals(message.getRoutine());
    }

    /** Whether the driver's server-side statement is no longer the one that it remembers; nothing was executed, and a fresh text works. */
    static boolean outdated(SQLException refusal) {
        ServerErrorMessage message = serverMessage(refusal);
        return "26000".equals(refusal.getSQLState())
                || (message != null && "0A000".equals(refusal.getSQLState())
                        && "RevalidateCachedQuery".equals(message.getRoutine()));
    }

    /** Whether the connection may still have something coming that belongs to this statement, or is gone, has names that are not the driver's, or refuses whatever policies are for. */
    static boolean spoilsConnection(SQLException refusal) {
        String state = refusal.getSQLState();
        return state != null
                && (state.equals("57014") || state.equals("42P05") || state.startsWith("08") || state.startsWith("57P")
                        || (state.equals("42501") && wantsNoPolicies(serverMessage(refusal))));
    }

    /** Where {@code row_security} is off, PostgreSQL refuses to show some rows and not others. */
    private static boolean wantsNoPolicies(@Nullable ServerErrorMessage message) {
        return message != null && "check_enable_rls".equals(message.getRoutine());
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException fromServer && fromServer.getServerErrorMessage() != null) {
                return fromServer.getServerErrorMessage();
            }
        }
        return null;
    }
}
