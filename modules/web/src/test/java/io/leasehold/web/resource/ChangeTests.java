package io.leasehold.web.resource;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTests {
    private final JsonMapper json = new JsonMapper();

    record ChangeTask(Change<String> title, Change<LocalDate> due, Change<List<Integer>> steps) {}

    @Test
    void readsAbsentNullAndValueAsThreeThings() {
        ChangeTask change = json.readValue("{\"due\":null,\"steps\":[1,2]}", ChangeTask.class);
        assertThat(change.title()).isEqualTo(Change.keep());
        assertThat(change.due()).isEqualTo(Change.clear());
        assertThat(change.steps()).isEqualTo(Change.to(List.of(1, 2)));
    }

    @Test
    void readsValuesAsTheTypeOfTheField() {
        ChangeTask change = json.readValue("{\"title\":\"x\",\"due\":\"2026-11-22\"}", ChangeTask.class);
        assertThat(change.due()).isEqualTo(Change.to(LocalDate.of(2026, 11, 22)));
        assertThat(change.title()).isEqualTo(Change.to("x"));
    }

    @Test
    void appliesToTheValueThatIsThere() {
        assertThat(Change.<String>keep().applyTo("old")).isEqualTo("old");
        assertThat(Change.<String>clear().applyTo("old")).isNull();
        assertThat(Change.to("new").applyTo("old")).isEqualTo("new");
        assertThat(Change.<String>clear().orElse("old")).isEqualTo("old");
        assertThat(Change.to("new").orElse("old")).isEqualTo("new");
        assertThat(Change.keep().isKeep()).isTrue();
        assertThat(Change.clear().isKeep()).isFalse();
    }
}
