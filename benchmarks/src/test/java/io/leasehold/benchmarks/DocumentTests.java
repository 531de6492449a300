package io.leasehold.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DocumentTests {
    private static final String PAGE = """
                                       Before.
                                       <!-- binding -->
                                       old
                                       <!-- /binding -->
                                       After.
                                       """;

    @Test
    void replacesWhatWasMeasuredBeforeAndNothingElse() {
        assertThat(Document.replace(PAGE, "binding", "new\n\n")).isEqualTo(PAGE.replace("old", "new"));
    }

    @Test
    void refusesAPageWithoutAPlaceForIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Document.replace(PAGE, "start-up", "new"))
                .withMessageContaining("<!-- start-up -->");
    }
}
