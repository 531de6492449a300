package io.leasehold.platform.token;

/** A token, as {@code POST /api/tokens} answers it. */
record AccessToken(String accessToken, String tokenType, long expiresIn) {
    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
