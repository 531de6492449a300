package io.leasehold.platform.throttle;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.leasehold.web.Problem;

/** Too many attempts in too short a time: to programs it is {@code 429 too_many_attempts}, and pages may say so in their own way. */
public final class ThrottledException extends RuntimeException {
    ThrottledException(Duration wait) {
        this(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private ThrottledException(long seconds) {
        super(null, Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_attempts", "Too many attempts. Try again in "
                + seconds + " seconds.").withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)), false, false);
    }
}
