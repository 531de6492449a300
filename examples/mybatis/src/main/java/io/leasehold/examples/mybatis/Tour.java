package io.leasehold.examples.mybatis;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;

/** The door of this example: binds each of two tenants, as a filter does for a request, and tells what it sees. */
@Component
class Tour implements CommandLineRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);

    private final TenantDirectory directory;
    private final Provisioning provisioning;
    private final OrderDesk desk;

    Tour(TenantDirectory directory, Provisioning provisioning, OrderDesk desk) {
        this.directory = directory;
        this.provisioning = provisioning;
        this.desk = desk;
    }

    @Override
    public void run(String... arguments) {
        for (String name : List.of("acme", "globex")) {
            TenantContext.where(tenant(name)).run(() -> {
                desk.place("a customer of " + name, 4_200);
                LOG.info("{} has the orders of {}", name, desk.customers());
            });
        }
    }

    private Tenant tenant(String name) {
        return directory.find(new TenantKey(name)).orElseGet(() -> provisioning.create(new NewTenant(new Slug(name),
                Level.SHARED, "main"), new Mandate("example", "tour")));
    }
}
