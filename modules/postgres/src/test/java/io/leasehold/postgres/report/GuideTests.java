package io.leasehold.postgres.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.inspection.Rule;

import static org.assertj.core.api.Assertions.assertThat;

class GuideTests {
    @Test
    void explainsEachRule() throws IOException {
        String guide = Files.readString(Path.of("..", "..", "docs", "guide", "inspection.md"));

        assertThat(Stream.of(Rule.values()).map(rule -> "| `%s` | %s |".formatted(rule.id(), rule.severity()
                .toString().toLowerCase(Locale.ROOT)))).allSatisfy(line -> assertThat(guide)
                        .contains(line));
    }
}
