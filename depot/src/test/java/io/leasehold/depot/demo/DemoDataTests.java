package io.leasehold.depot.demo;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDataTests extends RunningDepot {
    @Autowired
    private DemoData demo;

    @Autowired
    private TenantDirectory directory;

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
                           """)
    void hasItsPeopleInTheirRoles(String email, String organization, String role) {
        Client client = signIn(email, organization);

        assertThat(client.get("/api/organizations").expect(200).body()).contains("\"slug\":\"" + organization + "\"",
                "\"role\":\"" + role + "\"");
    }

    @Test
    void hasDozensOfTasksAndProductsInEachOrganizationAndDifferentOnes() {
        Client acme = signIn("mia@acme.example", "acme");
        Client globex = signIn("gus@globex.example", "globex");

        for (String list : List.of("/api/tasks?limit=200", "/api/products?limit=200")) {
            List<String> ofAcme = acme.get(list).texts(list.contains("tasks") ? "/title" : "/name");
            List<String> ofGlobex = globex.get(list).texts(list.contains("tasks") ? "/title" : "/name");
            assertThat(ofAcme).hasSizeGreaterThanOrEqualTo(24).doesNotContainAnyElementsOf(ofGlobex);
            assertThat(ofGlobex).hasSizeGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void isNotMadeTwice() {
        Client acme = signIn("mia@acme.example", "acme");
        List<String> before = acme.get("/api/products?limit=200").texts("/id");

        demo.start();

        assertThat(acme.get("/api/products?limit=200").texts("/id")).isEqualTo(before);
        assertThat(demo.isThere()).isTrue();
    }

    @Test
    void isCountedForEachOrganizationByItself() {
        Tenant globex = directory.find(new TenantKey("globex")).orElseThrow();

        TaskCounts counts = TenantContext.where(globex).call(() -> tasks.count(globex));
        ProductCounts stock = TenantContext.where(globex).call(() -> products.count(globex));

        Client gus = signIn("gus@globex.example", "globex");
        assertThat(counts.byStatus().get(TaskStatus.CANCELLED)).isEqualTo(gus.get(
                "/api/tasks?limit=200&status=cancelled").texts("/id").size());
        assertThat(counts.overdue()).isPositive().isLessThan(counts.byStatus().values().stream().mapToInt(
                Integer::intValue).sum());
        assertThat(stock.all()).isEqualTo(gus.get("/api/products?limit=200").texts("/id").size());
        assertThat(stock.low()).isEqualTo(5);
    }
}
