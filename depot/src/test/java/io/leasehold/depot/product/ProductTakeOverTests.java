package io.leasehold.depot.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductTakeOverTests extends RunningDepot {
    private static final Instant CREATED = Instant.parse("2026-05-04T06:15:30.123456Z");
    private static final Instant UPDATED = Instant.parse("2026-08-06T09:00:00Z");

    @Autowired
    private ProductTakeOver takeOver;

    @Autowired
    private TenantDirectory directory;

    @Test
    void keepsTheTimesOfProductsForTheirOrganizationAlone() {
        Client ada = newOrganizationOfAda();
        Client gus = newOrganizationOfGus();

        write(ada, product("A", "Crème, \"1/2\" \\ {x}"), product("B", "Screw"));

        Answer list = ada.get("/api/products?sort=sku");
        assertThat(list.texts("/name")).containsExactly("Crème, \"1/2\" \\ {x}", "Screw");
        assertThat(list.texts("/created_at")).containsOnly(CREATED.toString());
        assertThat(list.texts("/updated_at")).containsOnly(UPDATED.toString());
        assertThat(list.texts("/price")).containsOnly("9.90");
        assertThat(gus.get("/api/products").texts("/id")).isEmpty();
    }

    @Test
    void writesNoneWhereOneBreaksTheRules() {
        Client ada = newOrganizationOfAda();

        assertThatThrownBy(() -> write(ada, product("A", "Good"), product(" B", "Space in front"))).isInstanceOf(
                Problem.class);

        assertThat(ada.get("/api/products").texts("/id")).isEmpty();
    }

    @Test
    void writesNoneWhereOneIsThereAlreadyInThisOrganization() {
        Client ada = newOrganizationOfAda();
        Client gus = newOrganizationOfGus();
        write(gus, product("A", "His"));
        write(ada, product("A", "Hers"));

        assertThatThrownBy(() -> write(ada, product("B", "New"), product("A", "Again"))).isInstanceOf(
                DuplicateKeyException.class);

        assertThat(ada.get("/api/products").texts("/name")).containsExactly("Hers");
        assertThat(gus.get("/api/products").texts("/name")).containsExactly("His");
    }

    private void write(Client client, Product... products) {
        Tenant tenant = directory.find(new TenantKey(client.get("/api/organizations/current").text("/slug")))
                .orElseThrow();
        TenantContext.where(tenant).run(() -> takeOver.write(tenant, List.of(products)));
    }

    private static Product product(String sku, String name) {
        return new Product(UuidV7.at(CREATED), sku, name, new BigDecimal("9.9"), "EUR", 3, 100, false, CREATED, UPDATED,
                4);
    }
}
