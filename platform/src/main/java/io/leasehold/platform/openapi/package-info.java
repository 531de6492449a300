/** What the API says about itself: OpenAPI 3.1 at {@code /v3/api-docs}, and a page to try it at {@code /api-docs}. */
@NullMarked
package io.leasehold.platform.openapi;

import org.jspecify.annotations.NullMarked;
