package io.leasehold.depot.attack;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

import io.leasehold.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that one organization's owner tries on another organization over HTTP, as tests: the first plants what the attacker is after, the last looks whether
 * any of it was shown or changed.
 */
final class Raid {
    private final int port;
    private final Front front;
    private final TestDatabase database;
    private final String canary = "canary-" + UUID.randomUUID();
    private final String commonSku = "SKU-" + UUID.randomUUID();
    private final Map<Probe, String> targets = new HashMap<>();

    private Caller attacker = Caller.anonymous(0);
    private Quarry quarry = new Quarry(Caller.anonymous(0), "");
    private Quarry loot = new Quarry(Caller.anonymous(0), "");
    private String bulkTarget = "";
    private Map<String, String> before = Map.of();
    private @Nullable Residence attackersHome;

    Raid(int port, Front front, TestDatabase database) {
        this.port = port;
        this.front = front;
        this.database = database;
    }

    Stream<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test("canaries are planted", this::plant));
        Matrix.PROBES.forEach(probe -> tests.add(test(probe.toString(), () -> answersAsARandomOne(probe))));
        tests.add(test("lists, searches and pages show only one's own", this::list));
        tests.add(test("a bulk change reports foreign ids as missing", this::changeInBulk));
        tests.add(test("an export and past imports are one's own", this::export));
        tests.add(test("an import changes only one's own product of that SKU", this::takeOverBySku));
        tests.add(test("a cursor of one organization is worth nothing in another", this::goOnWithTheirCursor));
        tests.add(test("nothing was shown", () -> assertThat(attacker.seen()).noneMatch(shown -> shown.contains(
                canary))));
        tests.add(test("nothing was changed", this::lookForTraces));
        return tests.stream();
    }

    private DynamicTest test(String name, Executable attack) {
        String whole = front + ": " + name;
        return DynamicTest.dynamicTest(whole, () -> {
            try {
                attack.execute();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(whole, failure); // reports know no names of such tests
            }
        });
    }

    private void plant() throws SQLException {
        attacker = front.attacker().signedIn(port);
        loot = new Quarry(attacker, "OWN-" + UUID.randomUUID());
        quarry = new Quarry(front.victim().signedIn(port), canary);
        Residence victimsHome = Residence.of(database, front.victim().organization());
        for (Probe probe : Matrix.PROBES) {
            targets.put(probe, switch (probe.what()) {
                case TASK, PRODUCT, IMPORT -> quarry.target(probe.what());
                case ORGANIZATION -> victimsHome.tenant().toString();
                case MEMBER -> Residence.userOf(database, front.victim().email());
            });
        }
        bulkTarget = quarry.target(Probe.Kind.TASK);
        quarry.product(commonSku);
        before = victimsHome.rows(database);
        if (front.astray()) {
            attackersHome = Residence.of(database, front.attacker().organization());
            victimsHome.house(database, front.attacker().organization());
        }
    }

    private void answersAsARandomOne(Probe probe) {
        Probe aimed = probe.aimed(loot);
        String random = UUID.randomUUID().toString();
        String foreign = targets.getOrDefault(probe, "not planted");

        assertThat(aimed.by(attacker, foreign).without(foreign))
                .isEqualTo(aimed.by(attacker, random).without(random));
        Answer own = aimed.by(attacker, loot.own(probe.what()));
        assertThat(own.status()).as(own.toString()).isEqualTo(probe.own());
    }

    private void list() {
        loot.target(Probe.Kind.TASK);
        loot.target(Probe.Kind.PRODUCT);
        for (String list : List.of("/api/tasks", "/api/products")) {
            assertThat(attacker.get(list + "?q=" + canary).json().path("items").size()).isZero();
            assertThat(attacker.get(list + "?q=" + canary.substring(0, 20)).json().path("items").size()).isZero();
            assertThat(attacker.get(list + "?q=%25").status()).isEqualTo(200);
            assertThat(loot.everyId(list)).isNotEmpty().doesNotContainAnyElementsOf(quarry.everyId(list));
        }
    }

    private void changeInBulk() {
        String own = loot.target(Probe.Kind.TASK);

        Answer answer = attacker.patch("/api/tasks/bulk",
                """
                {"ids": ["%s", "%s", "%s"], "status": "done"}""".formatted(own, bulkTarget, UUID.randomUUID()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().split("not_found", -1)).hasSize(3);
        assertThat(attacker.get("/api/tasks/" + own).json().path("status").asString()).isEqualTo("done");
    }

    private void export() {
        String own = loot.target(Probe.Kind.IMPORT);

        assertThat(attacker.get("/api/products/export?q=" + canary.substring(0, 20)).body().lines()).hasSize(1);
        assertThat(attacker.get("/api/products/export").body()).doesNotContain(canary);
        assertThat(loot.everyId("/api/products/imports")).contains(own)
                .doesNotContainAnyElementsOf(quarry.everyId("/api/products/imports"));
        assertThat(attacker.get("/api/products/imports/" + own + "/errors").body()).contains(loot.mark());
    }

    private void takeOverBySku() {
        Answer answer = attacker.with("Content-Type", "text/csv").post("/api/products/import",
                "sku,name,price,currency,stock\n" + commonSku + ",Taken over,9.99,EUR,1\n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void goOnWithTheirCursor() {
        for (String list : List.of("/api/tasks", "/api/products")) {
            String cursor = quarry.caller().get(list + "?limit=1").json().path("next").asString();
            Answer answer = attacker.get(list + "?limit=1&cursor=" + cursor);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_cursor");
        }
    }

    private void lookForTraces() throws SQLException {
        if (attackersHome != null) {
            attackersHome.house(database, front.attacker().organization());
        }
        assertThat(Residence.of(database, front.victim().organization()).rows(database)).isEqualTo(before);
    }
}
