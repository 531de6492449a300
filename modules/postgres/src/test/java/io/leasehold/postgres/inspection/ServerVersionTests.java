package io.leasehold.postgres.inspection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerVersionTests {
    @ParameterizedTest
    @ValueSource(strings = {"15.14", "15.20 (Debian 15.20-0+deb12u1)", "16.10", "17.6", "18.0", "18.6", "19devel",
        "19beta1",
        "20.1"})
    void takesServersWithAllFixes(String reported) {
        assertThat(ServerVersion.fault(reported)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15.13, 15.14", "16.4 (Debian 16.4-1), 16.10", "17.5, 17.6", "14.19, 18.0", "9.6.24, 18.0",
        "null, 18.0"})
    void saysWhichReleaseToInstallInsteadOfAnOldOne(String reported, String install) {
        assertThat(ServerVersion.fault(reported)).hasValueSatisfying(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.SERVER_VERSION);
            assertThat(finding.problem()).contains("PostgreSQL " + reported);
            assertThat(finding.remedy()).contains(install);
        });
    }
}
