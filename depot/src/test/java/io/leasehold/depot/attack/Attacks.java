package io.leasehold.depot.attack;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Gus, the owner of globex, tries on acme over HTTP. The subclasses run the same attacks on a whole application, on ones that lack a guard, and
 * on one that lacks both.
 */
abstract class Attacks {
    @LocalServerPort
    private int port;

    private Caller victim = Caller.anonymous(0);
    private Caller attacker = Caller.anonymous(0);
    private final String canary = "canary-" + UUID.randomUUID();
    private String victimsImport = "";
    private Map<String, String> before = Map.of();

    /** A digest of the rows of the victim in each table, by a connection that sees all. */
    abstract Map<String, String> victimRows() throws SQLException;

    static Stream<Probe> probes() {
        return Matrix.PROBES.stream();
    }

    @BeforeEach
    void plantCanaries() throws SQLException {
        victim = Caller.signedIn(port, "ada@acme.example", "acme");
        attacker = Caller.signedIn(port, "gus@globex.example", "globex");
        created(victim.post("/api/tasks", """
                                          {"title": "%s", "description": "%s"}""".formatted(canary, canary)));
        created(victim.post("/api/products",
                """
                {"sku": "%s", "name": "%s", "price": "1.00", "currency": "EUR"}""".formatted(canary, canary)));
        victimsImport = refusedImport(victim, canary);
        before = victimRows();
    }

    @AfterEach
    void nothingOfTheVictimWasShownOrChanged() throws SQLException {
        assertThat(attacker.seen()).noneMatch(shown -> shown.contains(canary));
        assertThat(victimRows()).isEqualTo(before);
    }

    @Test
    void anOperationThatTheMatrixDoesNotKnowFailsTheBuild() {
        Set<String> documented = new TreeSet<>();
        for (var path : attacker.get("/v3/api-docs").json().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }

        assertThat(documented).isEqualTo(new TreeSet<>(Matrix.operations()));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aForeignIdAnswersAsARandomOne(Probe probe) {
        Probe aimed = aimed(probe);
        String random = UUID.randomUUID().toString();

        for (String foreign : foreign(probe.what())) {
            Answer stranger = aimed.by(attacker, foreign);
            assertThat(stranger.without(foreign)).isEqualTo(aimed.by(attacker, random).without(random));
        }
        Answer own = aimed.by(attacker, own(probe.what()));
        assertThat(own.status()).as(own.toString()).isEqualTo(probe.own());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void anIdThatIsNoneIsNeverAnErrorOfTheServer(Probe probe) {
        for (String id : List.of("1", "%27%20or%20tenant_id%20is%20not%20null--", "%00", "..%2f..", "null",
                "0".repeat(3000))) {
            assertThat(aimed(probe).by(attacker, id).status()).as(probe + ": " + id).isBetween(400, 499);
        }
    }

    @Test
    void listsSearchesAndPagesShowOnlyOnesOwn() {
        for (String list : List.of("/api/tasks", "/api/products")) {
            assertThat(attacker.get(list + "?q=" + canary).json().path("items").size()).isZero();
            assertThat(attacker.get(list + "?q=canary").json().path("items").size()).isZero();
            assertThat(attacker.get(list + "?q=%25").status()).isEqualTo(200);
            assertThat(everyId(attacker, list)).isNotEmpty().doesNotContainAnyElementsOf(everyId(victim, list));
        }
    }

    @Test
    void aBulkChangeReportsForeignIdsAsMissingAndChangesOwnOnes() {
        String own = newTask(attacker);
        String foreign = id(victim.get("/api/tasks?q=" + canary).json().path("items").get(0));

        Answer answer = attacker.patch("/api/tasks/bulk",
                """
                {"ids": ["%s", "%s", "%s"], "status": "done"}""".formatted(own, foreign, UUID.randomUUID()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().split("not_found", -1)).hasSize(3);
        assertThat(attacker.get("/api/tasks/" + own).json().path("status").asString()).isEqualTo("done");
    }

    @Test
    void theSameSkuMayStandInBothOrganizations() {
        Answer answer = attacker.post("/api/products",
                """
                {"sku": "%s", "name": "Mine", "price": "2.00", "currency": "EUR"}"""
                        .formatted(canary.replace("canary", "mine")));
        assertThat(answer.status()).isEqualTo(201);

        Answer theirs = Caller.anonymous(port).with("Authorization", "Bearer none").get("/api/products");
        assertThat(theirs.status()).isEqualTo(401);
    }

    @Test
    void anExportAndPastImportsAreOnesOwn() {
        String own = refusedImport(attacker, "OWN");

        assertThat(attacker.get("/api/products/export?q=canary").body().lines()).hasSize(1);
        assertThat(attacker.get("/api/products/export").body()).doesNotContain(canary);
        assertThat(everyId(attacker, "/api/products/imports")).contains(own).doesNotContain(victimsImport);
        assertThat(attacker.get("/api/products/imports/" + own + "/errors").body()).contains("OWN");
    }

    @Test
    void anImportChangesOnlyOnesOwnProductOfThatSku() {
        String sku = victim.get("/api/products?limit=1").json().path("items").get(0).path("sku").asString();

        Answer answer = attacker.with("Content-Type", "text/csv").post("/api/products/import",
                "sku,name,price,currency,stock\n" + sku + ",Taken over,9.99,EUR,1\n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("stampedBodies")
    void aBodyCannotNameTheTenantOrTheId(String path, String body) {
        Answer answer = attacker.post(path, body.replace("{acme}", organization(victim)));

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
    void aCursorOfOneOrganizationIsWorthNothingInAnother() {
        for (String list : List.of("/api/tasks", "/api/products")) {
            String cursor = victim.get(list + "?limit=1").json().path("next").asString();
            Answer answer = attacker.get(list + "?limit=1&cursor=" + cursor);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_cursor");
        }
    }

    /** The probe in a place of the attacker's own, where the id is not in the first place of the path. */
    private Probe aimed(Probe probe) {
        if (!probe.path().contains("{own}")) {
            return probe;
        }
        String own = probe.path().contains("members") ? organization(attacker) : newTask(attacker);
        return new Probe(probe.operation(), probe.what(), probe.path().replace("{own}", own), probe.body(),
                probe.own());
    }

    private Set<String> everyId(Caller caller, String list) {
        Set<String> ids = new TreeSet<>();
        String page = list + "?limit=200";
        while (true) {
            JsonNode answer = caller.get(page).json();
            answer.path("items").forEach(item -> ids.add(id(item)));
            if (answer.path("next").isNull()) {
                return ids;
            }
            page = list + "?limit=200&cursor=" + answer.path("next").asString();
        }
    }

    private List<String> foreign(Probe.Kind kind) {
        return switch (kind) {
            case TASK -> List.of(id(victim.get("/api/tasks?q=" + canary).json().path("items").get(0)));
            case PRODUCT -> List.of(id(victim.get("/api/products?q=" + canary).json().path("items").get(0)));
            case IMPORT -> List.of(victimsImport);
            case ORGANIZATION -> List.of(organization(victim));
            case MEMBER -> memberIds(victim).stream().filter(user -> !memberIds(attacker).contains(user)).toList();
        };
    }

    private String own(Probe.Kind kind) {
        return switch (kind) {
            case TASK -> newTask(attacker);
            case PRODUCT -> created(attacker.post("/api/products",
                    """
                    {"sku": "OWN-%s", "name": "Own", "price": "1.00", "currency": "EUR"}"""
                            .formatted(UUID.randomUUID())));
            case IMPORT -> refusedImport(attacker, "OWN");
            case ORGANIZATION -> created(attacker.post("/api/organizations",
                    """
                    {"name": "Probe", "slug": "probe-%s"}""".formatted(UUID.randomUUID().toString().substring(0, 8))));
            case MEMBER -> ownMember();
        };
    }

    /** Lin, who is an admin of globex and a member of acme: made a member again when a probe has removed her. */
    private String ownMember() {
        String members = "/api/organizations/" + organization(attacker) + "/members";
        attacker.post(members, """
                               {"email": "lin@both.example", "role": "admin"}""");
        for (JsonNode member : attacker.get(members).json().path("items")) {
            if (member.path("email").asString().equals("lin@both.example")) {
                return member.path("user_id").asString();
            }
        }
        throw new AssertionError("lin@both.example is no member of globex");
    }

    private Set<String> memberIds(Caller caller) {
        Set<String> ids = new TreeSet<>();
        caller.get("/api/organizations/" + organization(caller) + "/members").json().path("items")
                .forEach(member -> ids.add(member.path("user_id").asString()));
        return ids;
    }

    private static String organization(Caller caller) {
        return id(caller.get("/api/organizations/current").json());
    }

    private static String newTask(Caller caller) {
        return created(caller.post("/api/tasks", """
                                                 {"title": "Count the shelves"}"""));
    }

    private static String refusedImport(Caller caller, String text) {
        Answer answer = caller.with("Content-Type", "text/csv").post("/api/products/import",
                "sku,name,price,currency,stock\n" + text + "," + text + ",none,EUR,1\n");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        return id(answer.json());
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id(answer.json());
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asString();
    }
}
