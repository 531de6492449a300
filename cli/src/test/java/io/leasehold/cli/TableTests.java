package io.leasehold.cli;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {
    private record Fruit(String name, int pieces) {}

    private final Table<Fruit> table = new Table<Fruit>().text("NAME", Fruit::name).number("PIECES", Fruit::pieces);

    @Test
    void makesColumnsAsWideAsWhatIsInThemAndPutsNumbersToTheRight() {
        assertThat(table.of(List.of(new Fruit("Apple", 12_000), new Fruit("Fig", 7))).lines()).containsExactly(
                "NAME   PIECES",
                "Apple  12,000",
                "Fig         7");
    }

    @Test
    void letsNothingInANameSteerTheTerminal() {
        assertThat(table.of(List.of(new Fruit("Red\u001b[31m\nrow\u202e", 1))).lines()).hasSize(2).last().asString()
                .isEqualTo("Red\uFFFD[31m\uFFFDrow\uFFFD       1");
    }
}
