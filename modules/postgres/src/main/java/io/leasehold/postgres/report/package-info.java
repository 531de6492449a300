/** What an inspection found, as people, programs and code scanners read it. Knows no JSON library: what is meant for one is made of records, maps and lists. */
@NullMarked
package io.leasehold.postgres.report;

import org.jspecify.annotations.NullMarked;
