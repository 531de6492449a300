package io.leasehold.web.resource;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

import io.leasehold.web.resource.Change.Assign;
import io.leasehold.web.resource.Change.Clear;
import io.leasehold.web.resource.Change.Keep;

/** Has constraints on a {@link Change}'s type argument checked against what it sets; what is kept is not checked. */
public final class ChangeExtractor implements ValueExtractor<Change<@ExtractedValue ?>> {
    @Override
    @SuppressWarnings("NullAway") // Bean Validation takes null for values and for names of nodes
    public void extractValues(Change<@ExtractedValue ?> change, ValueReceiver receiver) {
        switch (change) {
            case Keep<?>() -> {
            }
            case Clear<?>() -> receiver.value(null, null);
            case Assign<?>(Object value) -> receiver.value(null, value);
        }
    }
}
