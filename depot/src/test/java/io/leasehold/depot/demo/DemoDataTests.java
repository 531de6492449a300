package io.leasehold.depot.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskStatus;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.platform.user.Users;
import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDataTests extends RunningDepot {
    @Autowired
    private DemoData demo;

    @Autowired
    private DemoFilling filling;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProductService products;

    @ParameterizedTest
    @CsvSource(textBlock = """
                           ada@acme.example,   acme,   owner
                           mia@acme.example,   acme,   member
                           vic@acme.example,   acme,   viewer
                           lin@both.example,   acme,   member
                           lin@both.example,   globex, admin
                           gus@globex.example, globex, owner
                           ike@initech.example, initech, owner
                           uma@umbrella.example, umbrella, owner
                           """)
    void hasItsPeopleInTheirRoles(String email, String organization, String role) {
        Client client = signIn(email, organization);

        assertThat(client.get("/api/organizations").expect(200).body()).contains("\"slug\":\"" + organization + "\"",
                "\"role\":\"" + role + "\"");
    }

    @ParameterizedTest
    @CsvSource({"/api/tasks,/title", "/api/products,/name"})
    void hasHundredsOfTasksAndProductsInEachOrganizationAndDifferentOnes(String list, String called) {
        List<String> ofAcme = all(signIn("mia@acme.example", "acme"), list, called);
        List<String> ofGlobex = all(signIn("gus@globex.example", "globex"), list, called);
        List<String> ofInitech = all(signIn("ike@initech.example", "initech"), list, called);
        List<String> ofUmbrella = all(signIn("uma@umbrella.example", "umbrella"), list, called);

        assertThat(List.of(ofAcme, ofGlobex, ofInitech, ofUmbrella))
                .allSatisfy(own -> assertThat(own).hasSizeGreaterThan(
                        200));
        assertThat(Stream.of(ofAcme, ofGlobex, ofInitech, ofUmbrella).flatMap(own -> new HashSet<>(own).stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesWorkToMembersAlone() {
        Client gus = signIn("gus@globex.example", "globex");
        List<String> members = all(gus, "/api/organizations/" + gus.get("/api/organizations/current").text("/id")
                + "/members", "/user_id");

        assertThat(all(gus, "/api/tasks", "/assignee")).filteredOn(assignee -> !assignee.isEmpty()).hasSizeGreaterThan(
                200).isSubsetOf(members);
        assertThat(all(gus, "/api/tasks", "/created_by")).isSubsetOf(members);
    }

    @Test
    void livesAtEachOfTheThreeLevels() {
        assertThat(Stream.of("acme", "globex", "initech", "umbrella").map(slug -> Level.of(directory.find(new TenantKey(
                slug)).orElseThrow().placement()))).containsExactly(Level.SHARED, Level.SHARED, Level.SCHEMA,
                        Level.DATABASE);
        assertThat(shared("acme")).isPositive();
        assertThat(shared("initech")).isZero();
        assertThat(shared("umbrella")).isZero();
    }

    /** How many of an organization's rows lie in the tables that some of them share. */
    private int shared(String slug) {
        try (Connection superuser = DATABASE.superuser();
                PreparedStatement count = superuser.prepareStatement(
                        "select (select count(*) from shared.tasks where tenant_id = ?) + (select count(*) from shared.products where tenant_id = ?)")) {
            UUID id = directory.find(new TenantKey(slug)).orElseThrow().id().value();
            count.setObject(1, id);
            count.setObject(2, id);
            ResultSet row = count.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void isNotMadeTwice() {
        Client acme = signIn("mia@acme.example", "acme");
        List<String> products = all(acme, "/api/products", "/id");
        List<String> tasks = all(acme, "/api/tasks", "/id");

        demo.start();

        assertThat(all(acme, "/api/products", "/id")).isEqualTo(products);
        assertThat(all(acme, "/api/tasks", "/id")).isEqualTo(tasks);
        assertThat(demo.isThere()).isTrue();
    }

    @Test
    void isFinishedByTheNextStartWhereOneWasCutOff() {
        Client gus = signIn("gus@globex.example", "globex");
        List<String> products = all(gus, "/api/products", "/id");
        List<String> ofAcme = all(signIn("mia@acme.example", "acme"), "/api/tasks", "/id");
        Tenant globex = directory.find(new TenantKey("globex")).orElseThrow();
        UserId founder = users.find(new EmailAddress("gus@globex.example")).orElseThrow().id();

        TenantContext.where(globex).run(() -> {
            jdbc.sql("delete from tasks where tenant_id = :tenant").param("tenant", globex.id().value()).update();
            filling.fill(globex, new Crew(founder, List.of(founder), Map.of()));
        });

        assertThat(all(gus, "/api/tasks", "/id")).hasSizeGreaterThan(300);
        assertThat(all(gus, "/api/products", "/id")).isEqualTo(products);
        assertThat(all(signIn("mia@acme.example", "acme"), "/api/tasks", "/id")).isEqualTo(ofAcme);
    }

    @Test
    void isCountedForEachOrganizationByItself() {
        Tenant globex = directory.find(new TenantKey("globex")).orElseThrow();

        TaskCounts counts = TenantContext.where(globex).call(() -> tasks.count(globex, LocalDate.now(ZoneOffset.UTC)));
        ProductCounts stock = TenantContext.where(globex).call(() -> products.count(globex));

        Client gus = signIn("gus@globex.example", "globex");
        assertThat(counts.byStatus().get(TaskStatus.CANCELLED)).isEqualTo(gus.get(
                "/api/tasks?limit=200&status=cancelled").texts("/id").size());
        assertThat(counts.overdue()).isPositive().isLessThan(counts.byStatus().values().stream().mapToInt(
                Integer::intValue).sum());
        List<String> stocks = all(gus, "/api/products", "/stock");
        assertThat(stock.all()).isEqualTo(stocks.size());
        assertThat(stock.low()).isPositive().isEqualTo((int) stocks.stream().filter(left -> Integer.parseInt(left) <= 5)
                .count());
    }

    private static List<String> all(Client client, String list, String pointer) {
        List<String> texts = new ArrayList<>();
        @Nullable
        String cursor = "";
        do {
            Answer page = client.get(list + "?limit=100" + cursor).expect(200);
            texts.addAll(page.texts(pointer));
            cursor = page.json().at("/next").isNull() ? null : "&cursor=" + page.text("/next");
        } while (cursor != null);
        return texts;
    }
}
