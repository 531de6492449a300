package io.leasehold.platform.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Slug;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/**
 * Founds an organization.
 *
 * @param slug made from the name where none is given
 */
public record CreateOrganization(@Nullable String name, @Nullable String slug) {
    /** What is to be founded, if name and slug are well-formed; else {@code 422}. */
    public NewOrganization checked() {
        List<InvalidField> wrong = new ArrayList<>();
        return checked(wrong).orElseThrow(() -> Problem.invalid(wrong));
    }

    /** What is to be founded; where that is not well-formed, adds what is wrong. */
    public Optional<NewOrganization> checked(List<InvalidField> wrong) {
        Optional<DisplayName> parsedName = Optional.ofNullable(name).flatMap(DisplayName::parse);
        Optional<Slug> parsedSlug = slug != null
                ? Slug.parse(slug)
                : parsedName.flatMap(given -> Slug.suggestedFor(
                        given.value()));
        if (parsedName.isPresent() && parsedSlug.isPresent()) {
            return Optional.of(new NewOrganization(parsedName.get(), parsedSlug.get()));
        }
        if (parsedName.isEmpty()) {
            wrong.add(new InvalidField("/name", name == null ? "required" : "invalid_value", DisplayName.rule()));
        }
        if (parsedSlug.isEmpty() && (slug != null || parsedName.isPresent())) {
            wrong.add(new InvalidField("/slug", slug == null ? "required" : "invalid_value", OrganizationService
                    .slugRule()));
        }
        return Optional.empty();
    }
}
