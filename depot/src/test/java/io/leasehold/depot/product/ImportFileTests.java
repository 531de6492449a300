package io.leasehold.depot.product;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class ImportFileTests {
    @ParameterizedTest
    @CsvSource({"stock.csv,stock.csv", "C:\\lists\\stock.csv,stock.csv", "../../stock.csv,stock.csv",
        "' my stock .csv ',my stock .csv",
        "gpj\u202Evsc.exe,gpjvsc.exe", "'a\u0000b\nc.csv',abc.csv", "'<b>x</b>.csv','b>.csv'"})
    void keepsOfANameWhatCanBeShown(String sent, String shown) {
        assertThat(name(sent)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "folder/", "\u200B", "\t"})
    void hasNoNameWhereNothingIsLeftOfIt(String sent) {
        assertThat(name(sent)).isNull();
    }

    @Test
    void keepsTheEndOfALongNameAndNoHalfCharacter() {
        String name = Objects.requireNonNull(name("\uD83D\uDCE6".repeat(150) + ".csv!"));

        assertThat(name).endsWith(".csv!").hasSizeLessThanOrEqualTo(200);
        assertThat(name.codePoints().noneMatch(each -> Character.getType(each) == Character.SURROGATE)).isTrue();
    }

    private static @Nullable String name(String sent) {
        return new ImportFile(sent, new ByteArrayResource(new byte[0])).name();
    }
}
