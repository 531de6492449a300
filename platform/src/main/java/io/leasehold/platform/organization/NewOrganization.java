package io.leasehold.platform.organization;

import io.leasehold.core.Slug;
import io.leasehold.platform.user.DisplayName;

/** An organization that is about to be founded. */
public record NewOrganization(DisplayName name, Slug slug) {}
