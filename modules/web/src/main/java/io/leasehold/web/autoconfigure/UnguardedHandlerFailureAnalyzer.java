package io.leasehold.web.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.leasehold.web.tenant.UnguardedHandlerException;

/** Says at start-up which handlers are open to every member. */
final class UnguardedHandlerFailureAnalyzer extends AbstractFailureAnalyzer<UnguardedHandlerException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnguardedHandlerException cause) {
        return new FailureAnalysis("Handlers take a tenant without saying which permission that needs: " + String.join(
                ", ", cause.handlers()) + ".", "Annotate each, or its class, with @RequiresPermission.", cause);
    }
}
