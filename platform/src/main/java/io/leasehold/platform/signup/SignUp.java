package io.leasehold.platform.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import io.leasehold.core.Slug;
import io.leasehold.platform.organization.NewOrganization;
import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.platform.user.EmailTakenException;
import io.leasehold.platform.user.NewUser;
import io.leasehold.platform.user.Password;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Makes a newcomer a user who owns an organization: both at once or neither. */
@Service
public class SignUp {
    private final Users users;
    private final OrganizationService organizations;
    private final Throttle throttle;

    SignUp(Users users, OrganizationService organizations, Throttle throttle) {
        this.users = users;
        this.organizations = organizations;
        this.throttle = throttle;
    }

    /**
     * Signs somebody up, unless what was typed is wrong or taken.
     *
     * @throws io.leasehold.platform.throttle.ThrottledException when there were too many attempts from this address
     */
    public SignUpOutcome register(SignUpForm form, ClientAddress from) {
        throttle.signUp(from);
        Optional<EmailAddress> email = EmailAddress.parse(form.email());
        Optional<Password> password = Password.parse(form.password());
        Optional<DisplayName> name = DisplayName.parse(form.name());
        Optional<DisplayName> organization = DisplayName.parse(form.organization());
        Optional<Slug> slug = form.slug().isBlank() ? Slug.suggestedFor(form.organization()) : Slug.parse(form.slug());
        if (email.isPresent() && password.isPresent() && name.isPresent() && organization.isPresent() && slug
                .isPresent()) {
            NewUser newUser = new NewUser(email.get(), name.get(), users.hash(password.get()));
            return register(newUser, new NewOrganization(organization.get(), slug.get()));
        }
        List<InvalidField> wrong = new ArrayList<>();
        note(wrong, email, "/email", "Give an e-mail address, such as ada@example.com.");
        note(wrong, password, "/password", Password.rule());
        note(wrong, name, "/name", DisplayName.rule());
        note(wrong, organization, "/organization", DisplayName.rule());
        // One that was to be made from a name is missing only as long as the name is.
        if (organization.isPresent() || !form.slug().isBlank()) {
            note(wrong, slug, "/slug", OrganizationService.slugRule());
        }
        return new SignUpOutcome.Refused(wrong);
    }

    private SignUpOutcome register(NewUser newUser, NewOrganization newOrganization) {
        List<User> registered = new ArrayList<>();
        try {
            Organization organization = organizations.found(newOrganization, () -> {
                registered.add(users.register(newUser));
                return registered.getFirst().id();
            });
            return new SignUpOutcome.SignedUp(registered.getFirst(), organization);
        } catch (EmailTakenException taken) {
            List<InvalidField> wrong = new ArrayList<>(List.of(new InvalidField("/email", "taken",
                    "There is a user with this e-mail address. Sign in instead.")));
            if (organizations.isTaken(newOrganization.slug())) {
                wrong.add(new InvalidField("/slug", OrganizationService.SLUG_UNAVAILABLE,
                        OrganizationService.SLUG_TAKEN));
            }
            return new SignUpOutcome.Refused(wrong);
        } catch (Problem taken) {
            if (!taken.code().equals(OrganizationService.SLUG_UNAVAILABLE)) {
                throw taken;
            }
            return refused("/slug", taken.code(), taken.detail());
        }
    }

    private static void note(List<InvalidField> wrong, Optional<?> value, String pointer, String detail) {
        if (value.isEmpty()) {
            wrong.add(new InvalidField(pointer, "invalid_value", detail));
        }
    }

    private static SignUpOutcome refused(String pointer, String code, String detail) {
        return new SignUpOutcome.Refused(List.of(new InvalidField(pointer, code, detail)));
    }
}
