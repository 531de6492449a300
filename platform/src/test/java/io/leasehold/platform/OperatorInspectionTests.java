package io.leasehold.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators are told about the databases, and nobody else is. */
@Isolated("Looks at every place, so that none may be made or dropped meanwhile.")
@PlatformTest
class OperatorInspectionTests {
    private static final String API = "/api/operator/inspection";
    private static final String PAGE = "/operator/inspection";

    @Autowired
    private People people;

    @Test
    void tellsOperatorsWhatWasFoundAndByWhatItIsMended() {
        Caller operator = people.operatorToken(people.operator());

        JsonNode answer = operator.get(API).json();

        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.path("tables").asInt()).isPositive();
        assertThat(answer.path("places").valueStream().map(JsonNode::asString)).contains("main/shared");
        assertThat(answer.path("errors").asInt()).as(answer.toPrettyString()).isZero();
    }

    @Test
    void isAPageForOperators() {
        Caller operator = people.browser(people.operator());

        assertThat(operator.get(PAGE, "Accept", "text/html").body()).contains("Nothing unsafe was found", "tables in");
    }

    @Test
    void isNothingToAnybodyElse() {
        Caller owner = people.founder("acme").api();
        Caller browser = people.browser(people.founder("globex").email());

        assertThat(owner.get(API).apartFromTrace()).isEqualTo(owner.get("/api/operator/nothing").apartFromTrace());
        assertThat(browser.get(PAGE, "Accept", "text/html").status()).isEqualTo(404);
        assertThat(people.anonymous().get(API).status()).isEqualTo(401);
        assertThat(people.anonymous().get(PAGE, "Accept", "text/html").header("Location")).endsWith("/login");
    }
}
