package io.leasehold.web.tenant;

import java.util.List;

/** A handler takes a tenant, and says nothing about who may call it. */
public final class UnguardedHandlerException extends IllegalStateException {
    UnguardedHandlerException(List<String> handlers) {
        super("These handlers take a tenant without saying which permission it needs: " + String.join(", ", handlers)
                + ". Annotate each with @RequiresPermission.");
    }
}
