package io.leasehold.platform.operator;

import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.postgres.ServerUnavailableException;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.provisioning.ProvisioningException;
import io.leasehold.postgres.provisioning.SlugMismatchException;
import io.leasehold.postgres.provisioning.SlugTakenException;
import io.leasehold.postgres.provisioning.TenantBusyException;
import io.leasehold.postgres.provisioning.TransitionRefusedException;
import io.leasehold.postgres.provisioning.UnknownTenantException;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** What operators are answered when a tenant could not be made, changed or removed. They may know names of servers and places; nobody else gets here. */
final class OperatorRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorRefusals.class);

    private OperatorRefusals() {}

    static <T> T answering(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProvisioningException | UnknownServerException | ServerUnavailableException refusal) {
            throw problem(refusal);
        }
    }

    private static Problem problem(RuntimeException refusal) {
        String detail = String.valueOf(refusal.getMessage());
        return switch (refusal) {
            case UnknownTenantException _ -> Problem.notFound();
            case SlugTakenException _ -> Problem.conflict(OrganizationService.SLUG_UNAVAILABLE, detail);
            case SlugMismatchException _ -> Problem.invalid(new InvalidField("/slug", "mismatch", detail));
            case UnknownServerException _ -> Problem.invalid(new InvalidField("/server", "invalid_reference", detail));
            case ServerUnavailableException _ ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "server_unavailable", detail);
            case TransitionRefusedException _,TenantBusyException _ -> Problem.conflict("conflict", detail);
            default -> {
                LOG.warn("An operator's request was not finished", refusal);
                yield Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "provisioning_failed", detail);
            }
        };
    }
}
