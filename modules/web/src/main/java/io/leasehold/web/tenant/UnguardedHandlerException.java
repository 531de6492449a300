package io.leasehold.web.tenant;

import java.util.List;

/** A handler takes a tenant, and says nothing about who may call it. */
public final class UnguardedHandlerException extends IllegalStateException {
    private final transient List<String> handlers;

    UnguardedHandlerException(List<String> handlers) {
        super("Starting was refused: these handlers take a tenant without saying which permission that needs: "
                + String.join(", ", handlers) + ". Annotate each, or its class, with @RequiresPermission.");
        this.handlers = List.copyOf(handlers);
    }

    /** The handlers, as class and method. */
    public List<String> handlers() {
        return handlers;
    }
}
