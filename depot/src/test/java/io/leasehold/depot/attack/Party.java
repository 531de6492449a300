package io.leasehold.depot.attack;

/** An organization, and the person who acts for it. */
record Party(String email, String organization) {
    static final Party ACME = new Party("ada@acme.example", "acme");
    static final Party GLOBEX = new Party("gus@globex.example", "globex");

    Caller signedIn(int port) {
        return Caller.signedIn(port, email, organization);
    }

    @Override
    public String toString() {
        return organization;
    }
}
