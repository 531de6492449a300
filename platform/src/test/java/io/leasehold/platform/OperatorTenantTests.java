package io.leasehold.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.TenantId;
import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.UserJoined;
import io.leasehold.platform.organization.OrganizationCreated;
import io.leasehold.postgres.Operator;
import io.leasehold.postgres.provisioning.Level;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What operators do to tenants, over HTTP; each time next to one that is none of their business. */
@PlatformTest
class OperatorTenantTests {
    private static final String TENANTS = "/api/operator/tenants";

    @Autowired
    private People people;
    @Autowired
    private ToldEvents told;
    @Autowired
    @Operator
    private JdbcClient sql;

    private String operatorEmail;
    private Caller operator;
    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        operatorEmail = people.operator();
        operator = people.operatorToken(operatorEmail);
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @ParameterizedTest
    @EnumSource
    void areMadeAtEachLevelWithTheirOwner(Level level) {
        String slug = "made-" + unique();

        Answer made = create(slug, level);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(TENANTS + "/" + made.text("id"));
        assertThat(made.text("status")).isEqualTo("active");
        assertThat(made.text("placement")).isEqualTo(word(level));
        assertThat(made.text("server")).isEqualTo("main");
        assertThat(made.json().path("work").isNull()).isTrue();
        assertThat(operator.get(made.header("Location")).body()).isEqualTo(made.body());
        assertThat(people.token(acme.email(), slug).get("/api/organizations/current").text("name")).isEqualTo(
                "Made for Acme");
        assertThat(globex.api().get("/api/organizations/" + made.text("id")).apartFromTrace()).isEqualTo(globex.api()
                .get("/api/organizations/" + People.randomId()).apartFromTrace());
        TenantId id = new TenantId(UUID.fromString(made.text("id")));
        await(() -> told.of(id).size() == 2);
        assertThat(told.of(id)).satisfiesExactlyInAnyOrder(event -> assertThat(event).isInstanceOf(
                OrganizationCreated.class), event -> assertThat(event).isInstanceOf(UserJoined.class));
    }

    @ParameterizedTest
    @EnumSource
    void areClosedOpenedAndDropped(Level level) {
        String slug = "life-" + unique();
        Answer made = create(slug, level);
        String path = made.header("Location");
        Caller owner = people.token(acme.email(), slug);

        assertThat(operator.post(path + "/suspend", "{\"reason\": \"unpaid\"}").text("status")).isEqualTo("suspended");
        assertThat(owner.get("/api/organizations/current").text("code")).isEqualTo("tenant_suspended");
        assertThat(globex.api().get("/api/organizations/" + made.text("id")).status()).isEqualTo(404);
        assertThat(operator.post(path + "/suspend", "{}").status()).isEqualTo(200);

        assertThat(operator.post(path + "/resume", "{}").text("status")).isEqualTo("active");
        assertThat(owner.get("/api/organizations/current").status()).isEqualTo(200);

        assertThat(operator.post(path + "/deactivate", "{}").text("status")).isEqualTo("deactivated");
        assertThat(owner.get("/api/organizations/current").status()).isEqualTo(404);
        Answer illegal = operator.post(path + "/suspend", "{}");
        assertThat(illegal.status()).isEqualTo(409);
        assertThat(illegal.text("code")).isEqualTo("conflict");
        assertThat(illegal.text("detail")).contains("resume");

        Answer mistyped = drop(path, acme.slug(), 0);
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/slug");
        Answer later = drop(path, slug, 7);
        assertThat(later.status()).isEqualTo(202);
        assertThat(Instant.parse(later.text("drop_at"))).isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(operator.post(path + "/resume", "{}").json().path("drop_at").isNull()).isTrue();
        assertThat(owner.get("/api/organizations/current").status()).isEqualTo(200);

        assertThat(drop(path, slug, 0).status()).isEqualTo(202);
        await(() -> operator.get(path).status() == 404);
        assertThat(owner.get("/api/organizations/current").status()).isEqualTo(404);
        assertThat(create(slug, level).status()).isEqualTo(201);
        assertThat(acme.api().get(acme.path()).status()).isEqualTo(200);
        assertThat(logged(slug)).containsExactly("create", "complete", "suspend", "resume", "deactivate", "drop",
                "resume",
                "drop", "dropped", "create", "complete");
        assertThat(sql.sql("select distinct who from operator_log where slug = :slug").param("slug", slug).query(
                String.class).list()).contains(operatorId());
    }

    @Test
    void areMadeOnceByTwoWhoWantTheSameAtOnce() throws Exception {
        String slug = "twice-" + unique();
        List<Callable<Answer>> both = List.of(() -> create(slug, Level.SCHEMA), () -> create(slug, Level.SCHEMA));
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).contains(201).containsAnyOf(201, 409).isSubsetOf(201, 409);
        assertThat(
                answers.stream().filter(answer -> answer.status() == 201).map(answer -> answer.text("id")).distinct())
                .hasSize(1);
        assertThat(items(operator.get(TENANTS + "?q=" + slug))).hasSize(1);
        assertThat(logged(slug)).containsExactly("create", "complete");
    }

    @Test
    void areNotMadeOfWhatMakesNoSense() {
        assertThat(pointers("{}")).containsExactlyInAnyOrder("/name", "/owner");
        assertThat(pointers(body("sense-" + unique(), acme.email(), "\"placement\": \"cloud\""))).containsExactly(
                "/placement");
        assertThat(pointers(body("sense-" + unique(), "nobody@nowhere.example", "\"placement\": \"shared\"")))
                .containsExactly("/owner");
        assertThat(pointers(body("sense-" + unique(), acme.email(), "\"server\": \"mars\""))).containsExactly(
                "/server");
        assertThat(pointers(body("leasehold", acme.email(), "\"placement\": \"shared\""))).containsExactly("/slug");
        assertThat(pointers(body("sense-" + unique(), acme.email(),
                "\"limits\": {\"connections\": 0, \"statement_timeout\": \"soon\", \"idle_in_transaction_timeout\": \"-1s\"}")))
                .containsExactly("/limits/connections", "/limits/statement_timeout",
                        "/limits/idle_in_transaction_timeout");
        assertThat(pointers(body("sense-" + unique(), acme.email(), "\"tenant_id\": \"x\""))).containsExactly(
                "/tenant_id");
        Answer taken = operator.post(TENANTS, body(globex.slug(), acme.email(), "\"placement\": \"shared\""));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("code")).isEqualTo("slug_unavailable");
    }

    @Test
    void haveLimitsOfTheirOwn() {
        Answer made = create("limits-" + unique(), Level.SHARED);
        String path = made.header("Location");

        Answer changed = operator.patch(path,
                """
                {"limits": {"connections": 2, "statement_timeout": "1500ms"}, "canary": true,
                 "reason": "floods"}""", "If-Match", made.header("ETag"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("limits").path("connections").asInt()).isEqualTo(2);
        assertThat(changed.json().path("limits").path("statement_timeout").asString()).isEqualTo("1500ms");
        assertThat(changed.json().path("limits").path("idle_in_transaction_timeout").isNull()).isTrue();
        assertThat(changed.json().path("canary").asBoolean()).isTrue();
        assertThat(operator.patch(path, "{\"canary\": false}", "If-Match", made.header("ETag")).status())
                .isEqualTo(412);
        assertThat(operator.patch(path, "{\"limits\": {\"connections\": -1}}").status()).isEqualTo(422);
        assertThat(operator.patch(path, "{\"slug\": \"other\"}").status()).isEqualTo(422);
        assertThat(operator.patch(path, "{\"limits\": null}").json().path("limits").path("connections").isNull())
                .isTrue();
        assertThat(sql.sql("select reason from operator_log where tenant_id = :id and action = 'change' order by id")
                .param("id", UUID.fromString(made.text("id"))).query(String.class).list()).containsExactly("floods",
                        null);
        assertThat(operator.patch(TENANTS + "/" + People.randomId(), "{}").status()).isEqualTo(404);
    }

    @Test
    void areListedInPartsAndByWhatIsAskedFor() {
        String group = "list" + unique();
        create(group + "-b", Level.SHARED);
        create(group + "-c", Level.SCHEMA);
        String suspended = create(group + "-a", Level.SHARED).header("Location");
        operator.post(suspended + "/suspend", "{}");

        Answer first = operator.get(TENANTS + "?limit=2&q=" + group.toUpperCase(Locale.ROOT));
        Answer rest = operator.get(TENANTS + "?limit=2&q=" + group.toUpperCase(Locale.ROOT) + "&cursor=" + first.text(
                "next"));

        assertThat(items(first)).containsExactly(group + "-a", group + "-b");
        assertThat(items(rest)).containsExactly(group + "-c");
        assertThat(rest.json().path("next").isNull()).isTrue();
        assertThat(items(operator.get(TENANTS + "?q=" + group + "&status=suspended"))).containsExactly(group + "-a");
        assertThat(items(operator.get(TENANTS + "?q=" + group + "&placement=schema"))).containsExactly(group + "-c");
        assertThat(items(operator.get(TENANTS + "?q=" + group + "&server=elsewhere"))).isEmpty();
        assertThat(items(operator.get(TENANTS + "?q=%25" + group))).isEmpty();
        assertThat(operator.get(TENANTS + "?status=lost").status()).isEqualTo(422);
        assertThat(operator.get(TENANTS + "?cursor=" + first.text("next")).text("code")).isEqualTo("invalid_cursor");
        Caller colleague = people.operatorToken(people.operator());
        assertThat(colleague.get(TENANTS + "?limit=2&q=" + group.toUpperCase(Locale.ROOT) + "&cursor=" + first.text(
                "next")).text("code")).isEqualTo("invalid_cursor");
    }

    @Test
    void showNothingOfWhatTheyHold() {
        acme.api().patch(acme.path(), "{\"settings\": {\"secret\": \"canary-7231\"}}");

        String seen = operator.get(TENANTS + "?q=" + acme.slug()).body() + operator.get(TENANTS + "/" + acme
                .organization()).body();

        assertThat(seen).contains(acme.slug()).doesNotContain("canary-7231").doesNotContain(acme.email())
                .doesNotContain(acme.user().toString());
    }

    @Test
    void areAllThatTheRoleOfOperatorsMayTouch() {
        for (String statement : List.of("select password_hash from users", "select operator from users",
                "update users set operator = true", "delete from memberships", "update memberships set role = 'owner'",
                "delete from operator_log", "update operator_log set reason = 'x'", "select payload from outbox",
                "select secret from keys", "select session_id from sessions")) {
            assertThatThrownBy(() -> sql.sql(statement).query().listOfRows()).hasStackTraceContaining(
                    "permission denied for table");
        }
    }

    @Test
    void areNobodyElses() {
        String path = TENANTS + "/" + globex.organization();
        for (Caller caller : List.of(acme.api(), globex.api(), people.browser(acme.email()))) {
            List<Answer> answers = List.of(caller.get(TENANTS), caller.get(path), caller.get(TENANTS + "/" + People
                    .randomId()));
            assertThat(answers).extracting(Answer::apartFromTrace).containsOnly(caller.get("/api/nothing")
                    .apartFromTrace());
        }
        for (String change : List.of("", "/suspend", "/resume", "/deactivate")) {
            assertThat(globex.api().post(path + change, "{}").status()).isEqualTo(404);
        }
        assertThat(
                acme.api().post(TENANTS, body("taken-" + unique(), acme.email(), "\"placement\": \"shared\"")).status())
                .isEqualTo(404);
        assertThat(globex.api().patch(path, "{\"canary\": true}").status()).isEqualTo(404);
        assertThat(globex.api().delete(path).status()).isEqualTo(404);
        assertThat(operator.get(path).text("status")).isEqualTo("active");
        assertThat(logged(globex.slug())).isEmpty();
    }

    private Answer create(String slug, Level level) {
        return operator.post(TENANTS, body(slug, acme.email(), "\"placement\": \"" + word(level) + "\""));
    }

    private static String body(String slug, String owner, String more) {
        return """
               {"name": "Made for Acme", "slug": "%s", "owner": "%s", %s}""".formatted(slug, owner, more);
    }

    private Answer drop(String path, String slug, int days) {
        return operator.deleteWith("""
                                   {"slug": "%s", "retention_days": %d}""".formatted(slug, days), path);
    }

    private List<String> pointers(String body) {
        Answer answer = operator.post(TENANTS, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().path("errors").valueStream().map(error -> error.path("pointer").asString()).toList();
    }

    private static List<String> items(Answer list) {
        return list.json().path("items").valueStream().map((JsonNode item) -> item.path("slug").asString()).toList();
    }

    private List<String> logged(String slug) {
        return sql.sql("select action from operator_log where slug = :slug order by id").param("slug", slug).query(
                String.class).list();
    }

    private String operatorId() {
        return sql.sql("select id::text from users where email = :email").param("email", operatorEmail).query(
                String.class).single();
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
