package io.leasehold.depot.browser;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class SignUpFlowTests extends BrowserTest {
    @Test
    void leadsToTheFirstPageOfTheirOwnOrganization() {
        Visitor wanda = stranger();
        wanda.page().navigate("/");
        wanda.link("Create an account").click();
        wanda.field("Your name").fill("Wanda Böhm");
        wanda.field("E-mail address").fill("wanda@example.com");
        wanda.field("Password").fill("short");
        wanda.button("Show the password").click();
        assertThat(wanda.field("Password")).hasAttribute("type", "text");
        wanda.field("Password").fill(Visitor.PASSWORD);
        wanda.field("Your organization").fill("Böhm & Söhne");
        assertThat(wanda.field("Its address")).hasValue("bohm-sohne");
        wanda.button("Create account").click();

        assertThat(wanda.page()).hasURL(Pattern.compile(".*/orgs/bohm-sohne"));
        assertThat(wanda.page()).hasTitle(Pattern.compile(".* · Böhm & Söhne"));
        assertThat(wanda.navigation("Tasks")).isVisible();
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        Visitor wanda = stranger();
        wanda.page().navigate("/signup");
        wanda.field("Your name").fill("Ada's Twin");
        wanda.field("E-mail address").fill("ada@acme.example");
        wanda.field("Password").fill(Visitor.PASSWORD);
        wanda.field("Your organization").fill("Twins");
        wanda.button("Create account").click();

        assertThat(wanda.page().locator("#email-error")).isVisible();
        assertThat(wanda.field("E-mail address")).isFocused();
        assertThat(wanda.field("Your name")).hasValue("Ada's Twin");
        assertThat(wanda.field("Your organization")).hasValue("Twins");
        assertThat(wanda.field("Password")).hasValue("");
    }

    @Test
    void signsInWhereSomebodyWantedToGo() {
        Visitor gus = stranger();
        gus.page().navigate("/orgs/globex/products?sort=sku");
        gus.field("E-mail address").fill("gus@globex.example");
        gus.field("Password").fill("not this one");
        gus.button("Sign in").click();
        assertThat(gus.page().getByRole(AriaRole.ALERT)).containsText("do not belong together");
        gus.field("E-mail address").fill("gus@globex.example");
        gus.field("Password").fill(Visitor.PASSWORD);
        gus.button("Sign in").click();

        assertThat(gus.page()).hasURL(Pattern.compile(".*/orgs/globex/products\\?sort=sku.*"));
    }
}
