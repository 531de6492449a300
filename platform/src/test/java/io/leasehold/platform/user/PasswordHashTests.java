package io.leasehold.platform.user;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/** How passwords are kept where no test hurries. */
class PasswordHashTests {
    private final PasswordEncoder delivered = new PasswordConfiguration().passwordEncoder();

    @Test
    void isByBcryptAtFullStrengthAndSaysSo() {
        String hash = delivered.encode("correct horse battery");

        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(delivered.matches("correct horse battery", hash)).isTrue();
        assertThat(delivered.matches("correct horse batter", hash)).isFalse();
    }
}
