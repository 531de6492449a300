package io.leasehold.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.core.TenantNotServedException;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Says what to answer for any exception. What it does not know is an internal error: logged whole, answered with nothing of it. */
public final class ProblemTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);
    private static final Logger SECURITY = LoggerFactory.getLogger("io.leasehold.security");
    private static final Marker ALERT = MarkerFactory.getMarker("SECURITY_ALERT");
    private static final String BUSY_SECONDS = "2";
    private static final int DEEPEST_CAUSE = 20;

    private final RequestProblems requests;

    public ProblemTranslator(RequestProblems requests) {
        this.requests = requests;
    }

    /** What to answer; logs what the answer must not tell. */
    public Problem translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return notServed(failure).or(() -> requests.translate(failure)).or(() -> busy(failure))
                .or(() -> refusedByDatabase(failure))
                .orElseGet(() -> internal(failure));
    }

    /** The tenant was closed, dropped or moved while the request was under way: the answer is what another request would get now. */
    private static Optional<Problem> notServed(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST_CAUSE; cause = cause.getCause()) {
            if (cause instanceof TenantNotServedException closed) {
                LOG.info("A request was stopped: {}", closed.getMessage());
                return Optional.of(closed.now().map(status -> switch (status) {
                    case SUSPENDED -> Problem.tenantSuspended();
                    case ACTIVE -> later("busy", "This organization has just moved. Try again in a moment.");
                    case PROVISIONING, DEACTIVATED, DROPPING -> Problem.notFound();
                }).orElseGet(Problem::notFound));
            }
        }
        return Optional.empty();
    }

    private static Problem later(String code, String detail) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail).withHeader(HttpHeaders.RETRY_AFTER,
                BUSY_SECONDS);
    }

    /** No connection was to be had in time; another attempt may succeed. */
    private static Optional<Problem> busy(Throwable failure) {
        if (!find(failure, SQLTransientConnectionException.class)) {
            return Optional.empty();
        }
        LOG.warn("A request got no connection in time", failure);
        return Optional.of(later("busy", "Too much is going on just now. Try again in a moment."));
    }

    private static Optional<Problem> refusedByDatabase(Throwable failure) {
        return switch (sqlState(failure)) {
            case "23503" -> Optional.of(Problem.invalid(InvalidField.reference("")));
            case "23505" -> Optional.of(Problem.conflict("conflict", "Something with these values is already there."));
            case "55P03" -> Optional.of(Problem.conflict("conflict",
                    "Somebody else is changing this just now. Try again in a moment."));
            // Too long, out of range, no such date, or a character that text cannot hold: values that validation should have met.
            case "22001", "22003", "22007", "22008", "22021" ->
                Optional.of(Problem.invalid(new InvalidField("", "invalid_value",
                        "One of the values is too long or out of range.")));
            // A limit of the tenant: the time of a statement, or of a transaction that does nothing.
            case "57014", "25P03", "57P05" -> {
                LOG.warn("A request took longer than its tenant's limits allow", failure);
                yield Optional.of(later("too_slow",
                        "This took longer than it may. Ask for less at once, or try again in a moment."));
            }
            case "42501" -> {
                SECURITY.error(ALERT, "The database refused what the application let through: a guard was missed, or a "
                        + "grant is missing. Find out which before anything else.", failure);
                yield Optional.of(internalError());
            }
            default -> Optional.empty();
        };
    }

    private static Problem internal(Throwable failure) {
        if (find(failure, TenantNotBoundException.class) || find(failure, TenantConflictException.class)) {
            SECURITY.error(ALERT, "Work reached tenant data with no tenant, or with another one; it was refused.",
                    failure);
        } else {
            LOG.error("A request failed", failure);
        }
        return internalError();
    }

    private static Problem internalError() {
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
                "Something went wrong here. Tell us the trace id if it goes on.");
    }

    private static boolean find(Throwable failure, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST_CAUSE; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String sqlState(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST_CAUSE; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
                return refusal.getSQLState();
            }
        }
        return "";
    }
}
