package io.leasehold.depot.attack;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot as it is delivered. */
class EveryGuardTests extends Attacks {
    @Override
    List<Front> fronts() {
        return both(List.of(Front.SHARED), Front.ACROSS);
    }

    static Stream<Probe> probes() {
        return Matrix.PROBES.stream();
    }

    @Test
    void anOperationThatTheMatrixDoesNotKnowFailsTheBuild() {
        Set<String> documented = new TreeSet<>();
        for (var path : Caller.anonymous(port()).get("/v3/api-docs").json().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }

        assertThat(documented).isEqualTo(new TreeSet<>(Matrix.operations()));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void anIdThatIsNoneIsNeverAnErrorOfTheServer(Probe probe) {
        Caller gus = Party.GLOBEX.signedIn(port());
        Probe aimed = probe.aimed(new Quarry(gus, "Count the shelves"));
        for (String id : List.of("1", "%27%20or%20tenant_id%20is%20not%20null--", "%00", "..%2f..", "null",
                "0".repeat(3000))) {
            assertThat(aimed.by(gus, id).status()).as(probe + ": " + id).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("stampedBodies")
    void aBodyCannotNameTheTenantOrTheId(String path, String body) {
        String acme = new Quarry(Party.ACME.signedIn(port()), "").organization();

        Answer answer = Party.GLOBEX.signedIn(port()).post(path, body.replace("{acme}", acme));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.body()).contains("unknown_field");
    }

    static Stream<Arguments> stampedBodies() {
        return Stream.of("tenant_id", "tenantId", "tenant", "organization_id", "id", "version", "created_by")
                .flatMap(field -> Stream.of(
                        Arguments.of("/api/tasks",
                                """
                                {"title": "Planted", "%s": "{acme}"}""".formatted(field)),
                        Arguments.of("/api/products",
                                """
                                {"sku": "PLANTED", "name": "Planted", "price": "1.00", "currency": "EUR", "%s": "{acme}"}"""
                                        .formatted(field))));
    }

    @Test
    void theSameSkuMayStandInBothOrganizations() {
        String sku = "BOTH-" + System.nanoTime();
        new Quarry(Party.ACME.signedIn(port()), "Theirs").product(sku);
        new Quarry(Party.GLOBEX.signedIn(port()), "Mine").product(sku);

        assertThat(Caller.anonymous(port()).with("Authorization", "Bearer none").get("/api/products").status())
                .isEqualTo(401);
    }
}
