/** Depot as people meet it: in a real browser, driven as by hand and by keyboard. Without a browser these tests are skipped. */
@NullMarked
package io.leasehold.depot.browser;

import org.jspecify.annotations.NullMarked;
