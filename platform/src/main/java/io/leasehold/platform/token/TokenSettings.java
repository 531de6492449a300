package io.leasehold.platform.token;

import java.time.Duration;

/**
 * What access tokens say about themselves.
 *
 * @param issuer who makes them
 * @param audience who accepts them
 * @param validity for how long
 * @param operatorValidity for how long one of an operator
 */
public record TokenSettings(String issuer, String audience, Duration validity, Duration operatorValidity) {
    /** Qualifies the decoder of what comes to the operators' part. */
    public static final String OPERATORS = "operators";

    /** Who accepts the tokens of operators; nobody else does. */
    public String operatorAudience() {
        return audience + "/operator";
    }
}
