package io.leasehold.depot.pages;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInPageTests {
    @Test
    void showsWhatWasWrongWithASignUpAndKeepsWhatWasTyped() {
        Browser browser = Depot.WITH_SLUGS.stranger();

        Page refused = browser.submit(browser.get("/signup"), "/signup", Map.of("name", "Nora <b>Novak</b>", "email",
                "no address", "password", "short", "organization", ""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("#email-error, #password-error, #organization-error")).hasSize(3);
        assertThat(refused.all("input[name=name]").getFirst().attr("value")).isEqualTo("Nora <b>Novak</b>");
        assertThat(refused.all("input[name=password]").getFirst().attr("value")).isEmpty();
    }

    @Test
    void saysThatAnAddressIsTaken() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        String email = browser.found("Taken Address Ltd");
        Browser other = Depot.WITH_SLUGS.stranger();

        Page refused = other.submit(other.get("/signup"), "/signup", Map.of("name", "Other", "email", email.toUpperCase(
                Locale.ROOT), "password", Browser.PASSWORD, "organization", "Somebody Else Ltd"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("#email-error")).hasSize(1);
    }

    @Test
    void leadsFromSignUpStraightToTheOwnOrganization() {
        Browser browser = Depot.WITH_SLUGS.stranger();

        Page home = browser.submit(browser.get("/signup"), "/signup", Map.of("name", "Wanda", "email",
                "wanda@example.com", "password", Browser.PASSWORD, "organization", "Wanda & Sons"));

        assertThat(home.path()).isEqualTo("/orgs/wanda-sons");
        assertThat(home.text()).contains("Wanda & Sons");
        assertThat(browser.get("/login").path()).isEqualTo("/orgs/wanda-sons");
        assertThat(browser.get("/signup").path()).isEqualTo("/orgs/wanda-sons");
    }

    @Test
    void offersAnotherAddressWhenTheOneMadeFromTheNameIsTaken() {
        Depot.WITH_SLUGS.stranger().found("Popular Name");
        Browser browser = Depot.WITH_SLUGS.stranger();

        Page refused = browser.submit(browser.get("/signup"), "/signup", Map.of("name", "Second", "email",
                "second@example.com", "password", Browser.PASSWORD, "organization", "Popular Name"));
        Page home = browser.submit(refused, "/signup", Map.of("slug", "popular-too", "password", Browser.PASSWORD));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("#slug-error")).hasSize(1);
        assertThat(home.path()).isEqualTo("/orgs/popular-too");
    }

    @Test
    void leadsToThePageThatWasAskedForBefore() {
        Browser founder = Depot.WITH_SLUGS.stranger();
        String email = founder.found("Deep Link Ltd");
        Browser browser = Depot.WITH_SLUGS.stranger();

        Page asked = browser.get("/orgs/deep-link-ltd/products?sort=sku");
        assertThat(asked.path()).isEqualTo("/login");

        assertThat(browser.signIn(email).path()).isEqualTo("/orgs/deep-link-ltd/products");
    }

    @Test
    void saysThatASignInFailedAndThatSomebodyIsSignedOut() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        Page failed = browser.signIn("nobody@example.com");
        assertThat(failed.path()).isEqualTo("/login");
        assertThat(failed.all(".alert-danger")).hasSize(1);

        browser.found("Leaving Ltd");
        Page out = browser.submit(browser.get("/orgs"), "/logout", Map.of());

        assertThat(out.path()).isEqualTo("/login");
        assertThat(out.all(".alert-success")).hasSize(1);
        assertThat(browser.get("/orgs").path()).isEqualTo("/login");
    }
}
