package io.leasehold.depot.product;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;

/** What an organization has in stock, in numbers. */
@Repository
public class StockStatistics {
    private final JdbcClient jdbc;

    StockStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What everything in stock costs in one currency. */
    public record Worth(String currency, BigDecimal amount) {}

    /** In each currency, the most common one first. */
    public List<Worth> worth(Tenant tenant) {
        return jdbc.sql("""
                        select currency, sum(price * stock) as amount from products
                        where tenant_id = :tenant group by currency order by count(*) desc, currency""")
                .param("tenant", tenant.id().value())
                .query((row, number) -> new Worth(row.getString("currency"), row.getBigDecimal("amount")))
                .list();
    }
}
