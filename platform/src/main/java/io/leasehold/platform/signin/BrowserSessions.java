package io.leasehold.platform.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

import io.leasehold.core.UserId;

/** Where somebody is signed in, and how to end that. Only ever about one's own sessions; their ids never leave this class. */
@Component
public class BrowserSessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    BrowserSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** The browsers in which this user is signed in, this one first, then the one used last. */
    public List<BrowserSession> of(UserId user, HttpServletRequest request) {
        String current = currentId(request);
        return live(user).map(session -> describe(session, session.getId().equals(current))).sorted(Comparator
                .comparing(BrowserSession::current).thenComparing(BrowserSession::lastUsedAt).reversed()).toList();
    }

    /** Ends the user's session with this handle, and tells whether there was one. */
    public boolean end(UserId user, String handle) {
        List<String> ids = live(user).map(Session::getId).filter(id -> handleOf(id).equals(handle)).toList();
        ids.forEach(sessions::deleteById);
        return !ids.isEmpty();
    }

    /** Ends all sessions of the user but the one that asks. */
    public void endOthers(UserId user, HttpServletRequest request) {
        String current = currentId(request);
        live(user).map(Session::getId).filter(id -> !id.equals(current)).toList().forEach(sessions::deleteById);
    }

    private Stream<? extends Session> live(UserId user) {
        return sessions.findByPrincipalName(user.toString()).values().stream().filter(session -> !session.isExpired());
    }

    private static BrowserSession describe(Session session, boolean current) {
        String userAgent = Objects.requireNonNullElse(session.getAttribute(SessionBeginning.BROWSER), "");
        return new BrowserSession(handleOf(session.getId()), BrowserName.of(userAgent), session.getLastAccessedTime(),
                current);
    }

    private static String currentId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    /** Session ids are random, so that nobody finds one that has this hash. */
    private static String handleOf(String sessionId) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "Hashing a session's id failed: every Java platform has SHA-256, but not this one.",
                    missing);
        }
    }
}
