package io.leasehold.platform.user;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayNameTests {
    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Müller & Söhne", "李小龍", "محمد", "نیم‌فاصله", "👩‍🚀 Crew", "O'Neill",
        "<b>Bold</b>"})
    void takesWhatPeopleAreCalled(String name) {
        assertThat(DisplayName.parse(name)).map(DisplayName::value).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200d", "one\ntwo", "one\u2028two", "nul\0", "\ud800",
        "turned \u202egnuor",
        "isolated \u2066x\u2069", "soft\u00adhyphen", "mark\u200f", "\ufeffAda", "tag \udb40\udc41"})
    void refusesWhatHidesOrTurnsText(String name) {
        assertThat(DisplayName.parse(name)).isEmpty();
    }
}
