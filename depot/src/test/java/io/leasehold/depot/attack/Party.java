package io.leasehold.depot.attack;

/** An organization, and the person who acts for it. Acme and globex share tables, initech and hooli have a schema each, umbrella has a database. */
record Party(String email, String organization) {
    static final Party ACME = new Party("ada@acme.example", "acme");
    static final Party GLOBEX = new Party("gus@globex.example", "globex");
    static final Party INITECH = new Party("ike@initech.example", "initech");
    static final Party HOOLI = new Party("ada@acme.example", "hooli");
    static final Party UMBRELLA = new Party("uma@umbrella.example", "umbrella");

    Caller signedIn(int port) {
        return Caller.signedIn(port, email, organization);
    }

    @Override
    public String toString() {
        return organization;
    }
}
