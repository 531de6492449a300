@NullMarked
package io.leasehold.postgres.report;

import org.jspecify.annotations.NullMarked;
