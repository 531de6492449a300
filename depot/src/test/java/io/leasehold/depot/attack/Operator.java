package io.leasehold.depot.attack;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator of the demo. */
final class Operator {
    private final Caller caller;

    private Operator(Caller caller) {
        this.caller = caller;
    }

    static Operator at(int port) {
        Answer answer = Caller.anonymous(port).post("/api/tokens",
                """
                {"email": "ops@leasehold.example", "password": "leasehold-demo"}""");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new Operator(Caller.anonymous(port).with("Authorization", "Bearer " + answer.json().path("access_token")
                .asString()));
    }

    /** Makes an organization where somebody wants it, or leaves it where it is. */
    void provision(Party party, String placement) {
        Answer answer = tryToProvision(party, placement);
        assertThat(answer.status()).as(answer.toString()).isIn(201, 409);
    }

    Answer tryToProvision(Party party, String placement) {
        return caller.post("/api/operator/tenants",
                """
                {"name": "Provisioned", "slug": "%s", "owner": "%s", "placement": "%s"}""".formatted(party
                        .organization(), party.email(), placement));
    }

    Answer change(String tenant, String action) {
        return caller.post("/api/operator/tenants/" + tenant + "/" + action, "{}");
    }
}
