package io.leasehold.cli;

import org.springframework.boot.context.properties.bind.Binder;

import io.leasehold.postgres.autoconfigure.FleetProperties;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresProperties;
import io.leasehold.postgres.autoconfigure.ProvisioningProperties;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.provisioning.ProvisioningSettings;

/** The settings of the application, read as it reads them itself, so that both mean the same. */
record SystemSettings(LeaseholdPostgresProperties postgres, ProvisioningSettings provisioning, FleetSettings fleet) {
    static SystemSettings of(Binder binder) {
        return new SystemSettings(binder.bindOrCreate("leasehold.postgres", LeaseholdPostgresProperties.class), binder
                .bindOrCreate("leasehold.provisioning", ProvisioningProperties.class).settings(),
                binder.bindOrCreate(
                        "leasehold.fleet", FleetProperties.class).settings());
    }
}
