/** What operators, the staff of the SaaS, do to tenants from outside: make them, limit them, close them for a while, and remove them. */
@NullMarked
package io.leasehold.platform.operator;

import org.jspecify.annotations.NullMarked;
