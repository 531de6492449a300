package io.leasehold.outbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EventTypesTests {
    @EventName("parcel.sent")
    record ParcelSent(String to) implements DomainEvent {}

    @EventName("parcel.sent")
    record LetterSent(String to) implements DomainEvent {}

    @EventName("parcel.lost")
    record ParcelLost(String to) implements DomainEvent {}

    record Nameless() implements DomainEvent {}

    @Test
    void findsTheTypeByItsNameAmongAllFeatures() {
        EventTypes all = EventTypes.all(List.of(EventTypes.of(ParcelSent.class), EventTypes.of(ParcelLost.class)));

        assertThat(all.named("parcel.sent")).isEqualTo(ParcelSent.class);
        assertThat(all.nameOf(new ParcelLost("Oslo"))).isEqualTo("parcel.lost");
    }

    @Test
    void takesATypeThatTwoFeaturesDeclare() {
        EventTypes all = EventTypes.all(List.of(EventTypes.of(ParcelSent.class), EventTypes.of(ParcelSent.class)));

        assertThat(all.named("parcel.sent")).isEqualTo(ParcelSent.class);
    }

    @Test
    void refusesTwoTypesOfOneName() {
        assertThatIllegalStateException().isThrownBy(
                () -> EventTypes.of(ParcelSent.class, LetterSent.class)).withMessageContainingAll("\"parcel.sent\"",
                        "ParcelSent", "LetterSent");
    }

    @Test
    void refusesATypeWithoutAName() {
        assertThatIllegalStateException().isThrownBy(() -> EventTypes.of(Nameless.class)).withMessageContainingAll(
                "Nameless", "@EventName");
    }

    @Test
    void refusesToWriteWhatIsDeclaredNowhere() {
        EventTypes types = EventTypes.of(ParcelSent.class);

        assertThatIllegalStateException().isThrownBy(() -> types.nameOf(new ParcelLost("Oslo"))).withMessageContaining(
                "Add it to an EventTypes bean");
        assertThatIllegalStateException().isThrownBy(() -> types.nameOf(new LetterSent("Oslo"))).withMessageContaining(
                "LetterSent");
    }
}
