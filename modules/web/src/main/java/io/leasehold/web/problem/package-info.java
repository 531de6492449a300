/** From an outcome to an answer: one translation for every layer, one writer, {@code application/problem+json}. */
@NullMarked
package io.leasehold.web.problem;

import org.jspecify.annotations.NullMarked;
