package io.leasehold.platform;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import io.leasehold.platform.signup.SignUp;
import io.leasehold.platform.signup.SignUpForm;
import io.leasehold.platform.signup.SignUpOutcome;
import io.leasehold.platform.signup.SignUpOutcome.Refused;
import io.leasehold.platform.signup.SignUpOutcome.SignedUp;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.ThrottledException;
import io.leasehold.web.InvalidField;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@PlatformTest
class SignUpTests {
    @Autowired
    private People people;
    @Autowired
    private SignUp signUp;

    @Test
    void makesAUserWhoOwnsAnOrganization() {
        String unique = "u" + People.randomId().toString().substring(0, 8);

        SignUpOutcome outcome = register(new SignUpForm(" Ada@" + unique + ".Example ", "correct horse", "Ada Lovelace",
                "Analytical " + unique, ""));

        assertThat(outcome).isInstanceOfSatisfying(SignedUp.class, done -> {
            assertThat(done.user().email().value()).isEqualTo("ada@" + unique + ".example");
            assertThat(done.organization().slug().value()).isEqualTo("analytical-" + unique);
        });
        assertThat(people.anonymous()
                .post("/api/tokens",
                        """
                        {"email": "ada@%s.example", "password": "correct horse", "organization": "analytical-%s"}"""
                                .formatted(unique,
                                        unique))
                .status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"not an address,correct horse,Ada,Acme,acme-one,/email",
        "ada@example.com,short,Ada,Acme,acme-one,/password",
        "ada@example.com,correct horse,'',Acme,acme-one,/name",
        "ada@example.com,correct horse,Ada,'',acme-one,/organization",
        "ada@example.com,correct horse,Ada,Acme,Acme!,/slug", "ada@example.com,correct horse,Ada,Acme,admin,/slug"})
    void saysWhatIsWrongAndDoesNothing(String email, String password, String name, String organization, String slug,
            String pointer) {
        assertThat(register(new SignUpForm(email, password, name, organization, slug))).isInstanceOfSatisfying(
                Refused.class,
                refused -> assertThat(refused.fields()).extracting(InvalidField::pointer).containsExactly(pointer));
    }

    @Test
    void registersNobodyWhenTheSlugIsTaken() {
        Founder acme = people.founder("acme");
        String email = "new@" + acme.slug() + ".example";

        SignUpOutcome first = register(new SignUpForm(email, "correct horse", "New", "New", acme.slug()));
        SignUpOutcome second = register(new SignUpForm(email, "correct horse", "New", "New", acme.slug() + "-two"));

        assertThat(first).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.fields()).extracting(
                InvalidField::pointer, InvalidField::code).containsExactly(
                        tuple("/slug",
                                "slug_unavailable")));
        assertThat(second).isInstanceOf(SignedUp.class);
    }

    @Test
    void foundsNothingWhenTheAddressIsTaken() {
        Founder acme = people.founder("acme");
        String slug = acme.slug() + "-three";

        SignUpOutcome taken = register(new SignUpForm(acme.email(), "correct horse", "Ada", "Acme", slug));

        assertThat(taken).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.fields()).extracting(
                InvalidField::pointer).isEqualTo(List.of("/email")));
        assertThat(
                acme.api().post("/api/organizations", "{\"name\": \"X\", \"slug\": \"%s\"}".formatted(slug)).status())
                .isEqualTo(201);
    }

    @Test
    void saysAtOnceThatBothAreTaken() {
        Founder acme = people.founder("acme");

        SignUpOutcome taken = register(new SignUpForm(acme.email(), "correct horse", "Ada", "Acme", acme.slug()));

        assertThat(taken).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fields()).extracting(InvalidField::pointer).containsExactly("/email", "/slug");
            assertThat(refused.fields().getLast().detail()).contains("address").doesNotContain("slug");
        });
    }

    @Test
    void slowsDownWhoeverTriesTooOften() {
        ClientAddress from = ClientAddress.parse("203.0.113.7");
        SignUpForm bad = new SignUpForm("", "", "", "", "");

        for (int attempt = 0; attempt < 30; attempt++) {
            signUp.register(bad, from);
        }

        assertThatThrownBy(() -> signUp.register(bad, from)).isInstanceOf(ThrottledException.class);
    }

    private SignUpOutcome register(SignUpForm form) {
        return signUp.register(form,
                ClientAddress.parse("2001:db8:" + Integer.toHexString(form.hashCode() & 0xffff) + "::1"));
    }
}
