/** PostgreSQL for tenants: connections bound to their tenant, the roles and policies behind them, migrations, and the checks at start-up. */
@NullMarked
package io.leasehold.postgres;

import org.jspecify.annotations.NullMarked;
