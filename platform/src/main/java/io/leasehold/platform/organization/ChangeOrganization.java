package io.leasehold.platform.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.leasehold.core.Slug;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.Change;

/**
 * Changes what an organization is called and what is kept for it; what is left out stays.
 *
 * @param settings replaced as a whole
 */
public record ChangeOrganization(Change<String> name, Change<String> slug, Change<Map<String, Object>> settings) {
    /** Only another name and address. */
    public static ChangeOrganization rename(String name, String slug) {
        return new ChangeOrganization(Change.to(name), Change.to(slug), Change.keep());
    }

    Organization applyTo(Organization current) {
        List<InvalidField> wrong = new ArrayList<>();
        DisplayName newName = switch (name) {
            case Change.Keep<String>() -> current.name();
            case Change.Clear<String>() -> complain(wrong, required("/name"), current.name());
            case Change.Assign<String>(String typed) ->
                DisplayName.parse(typed).orElseGet(() -> complain(wrong, invalid(
                        "/name", DisplayName.rule()), current.name()));
        };
        Slug newSlug = switch (slug) {
            case Change.Keep<String>() -> current.slug();
            case Change.Clear<String>() -> complain(wrong, required("/slug"), current.slug());
            case Change.Assign<String>(String typed) ->
                Slug.parse(typed).orElseGet(() -> complain(wrong, invalid("/slug",
                        OrganizationService.slugRule()), current.slug()));
        };
        Map<String, Object> newSettings = switch (settings) {
            case Change.Keep<Map<String, Object>>() -> current.settings();
            case Change.Clear<Map<String, Object>>() -> Map.of();
            case Change.Assign<Map<String, Object>>(Map<String, Object> given) -> Settings.complaint(given).map(
                    complaint -> complain(wrong, complaint, given)).orElse(given);
        };
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new Organization(current.id(), newSlug, newName, current.status(), newSettings, current.createdAt(),
                current.createdBy(), current.version() + 1);
    }

    private static <T> T complain(List<InvalidField> wrong, InvalidField field, T current) {
        wrong.add(field);
        return current;
    }

    private static InvalidField required(String pointer) {
        return new InvalidField(pointer, "required", "This cannot be empty.");
    }

    private static InvalidField invalid(String pointer, String rule) {
        return new InvalidField(pointer, "invalid_value", rule);
    }
}
