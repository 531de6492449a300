package io.leasehold.postgres.provisioning;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** A tenant could not be made, changed or removed. Its message is for operators: it names servers, places and tenants. */
public class ProvisioningException extends RuntimeException {
    ProvisioningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    ProvisioningException(String message) {
        this(message, null);
    }

    /** What went wrong in the end, in one line and without the statement that met it. */
    static String reason(Throwable failure) {
        if (failure instanceof ProvisioningException ours) {
            return String.valueOf(ours.getMessage());
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return String.valueOf(cause.getMessage()).lines().filter(line -> !line.isBlank()).findFirst().orElse(cause
                .getClass().getSimpleName());
    }
}
