package io.leasehold.depot.product;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;
import io.leasehold.depot.product.StockStatistics.Worth;

import static org.assertj.core.api.Assertions.assertThat;

class StockStatisticsTests extends RunningDepot {
    @Autowired
    private StockStatistics statistics;

    @Autowired
    private TenantDirectory directory;

    @Test
    void sumUpWhatIsInStockByCurrencyAndNothingOfOthers() {
        Client ada = newOrganizationOfAda();
        Client gus = newOrganizationOfGus();
        add(ada, "A", "2.50", "EUR", 4);
        add(ada, "B", "0.10", "EUR", 3);
        add(ada, "C", "120", "JPY", 2);
        add(ada, "D", "9.99", "EUR", 0);
        add(gus, "A", "1000.00", "EUR", 1000);

        assertThat(worth(ada)).extracting(Worth::currency).containsExactly("EUR", "JPY");
        assertThat(worth(ada)).extracting(Worth::amount).usingElementComparator(BigDecimal::compareTo).containsExactly(
                new BigDecimal("10.30"), new BigDecimal("240"));
        assertThat(worth(newOrganizationOfGus())).isEmpty();
    }

    private List<Worth> worth(Client client) {
        Tenant tenant = directory.find(new TenantKey(client.get("/api/organizations/current").text("/slug")))
                .orElseThrow();
        return TenantContext.where(tenant).call(() -> statistics.worth(tenant));
    }

    private static void add(Client client, String sku, String price, String currency, int stock) {
        client.post("/api/products", """
                                     {"sku": "%s", "name": "Screw", "price": "%s", "currency": "%s", "stock": %d}"""
                .formatted(sku, price, currency, stock)).expect(201);
    }
}
