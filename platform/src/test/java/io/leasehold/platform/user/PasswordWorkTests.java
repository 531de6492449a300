package io.leasehold.platform.user;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.postgres.Credentials;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordWorkTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();

    private final CountingEncoder encoder = new CountingEncoder();
    private final Users users = new Users(repository(), encoder, Clock.systemUTC());
    private final String email = "ada@" + UuidV7.at(Clock.systemUTC().instant()) + ".example";

    @BeforeEach
    void registerSomebody() {
        users.register(new NewUser(new EmailAddress(email), new DisplayName("Ada"), users.hash(new Password(
                "correct horse battery"))));
        encoder.compared.set(0);
    }

    @Test
    void comparesOnceForTheRightPassword() {
        assertThat(users.authenticate(email, "correct horse battery")).map(User::id).containsInstanceOf(UserId.class);
        assertThat(encoder.compared).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a wrong password", "", "short",
        "way too long: 0123456789012345678901234567890123456789012345678901234567890123456789"})
    void comparesOnceForAnyWrongPassword(String password) {
        assertThat(users.authenticate(email, password)).isEmpty();
        assertThat(encoder.compared).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@nowhere.example", "no address", ""})
    void comparesOnceForAnUnknownAddress(String unknown) {
        assertThat(users.authenticate(unknown, "correct horse battery")).isEmpty();
        assertThat(encoder.compared).hasValue(1);
    }

    private static UserRepository repository() {
        return new UserRepository(client(DATABASE.access().app()), client(DATABASE.access().lookup()));
    }

    private static JdbcClient client(Credentials role) {
        return JdbcClient.create(new DriverManagerDataSource(DATABASE.url()
                + "?currentSchema=control,leasehold", role.username(), role.password()));
    }

    /** Counts the comparisons that take their time: bcrypt answers at once for an empty password. */
    private static final class CountingEncoder implements PasswordEncoder {
        private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
        private final AtomicInteger compared = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return bcrypt.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            if (password != null && !password.isEmpty() && hash != null && !hash.isEmpty()) {
                compared.incrementAndGet();
            }
            return bcrypt.matches(password, hash);
        }
    }
}
