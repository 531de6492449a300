package io.leasehold.platform.signin;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.DefaultCsrfToken;

import static org.assertj.core.api.Assertions.assertThat;

class SessionAttributeReaderTests {
    private final SerializingConverter writer = new SerializingConverter();
    private final SessionAttributeReader reader = new SessionAttributeReader();

    @Test
    void readsWhatASessionHolds() {
        SecurityContextImpl signedIn = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated("ada", null,
                        AuthorityUtils.createAuthorityList("ROLE_USER")));

        assertThat(reader.convert(writer.convert(signedIn))).isEqualTo(signedIn);
        assertThat(reader.convert(writer.convert("/orgs/acme"))).isEqualTo("/orgs/acme");
        assertThat(reader.convert(writer.convert(new DefaultCsrfToken("header", "parameter", "token")))).isInstanceOf(
                DefaultCsrfToken.class);
    }

    @Test
    void takesGarbageForNothing() {
        assertThat(reader.convert(new byte[]{1, 2, 3})).isNull();
        assertThat(reader.convert(new byte[0])).isNull();
    }

    @Test
    void takesForNothingWhatBelongsIntoNoSession() {
        URI surprise = URI.create("https://elsewhere.example");

        assertThat(reader.convert(writer.convert(surprise))).isNull();
    }
}
