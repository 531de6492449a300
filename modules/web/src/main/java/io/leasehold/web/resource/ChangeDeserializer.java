package io.leasehold.web.resource;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a {@link Change}: absent, null and a value are three things. */
final class ChangeDeserializer extends ValueDeserializer<Change<?>> {
    private final @Nullable JavaType type;

    /** For Jackson, which then asks for the one of each field. */
    ChangeDeserializer() {
        this(null);
    }

    private ChangeDeserializer(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType change = property == null ? context.getContextualType() : property.getType();
        return new ChangeDeserializer(change.containedTypeOrUnknown(0));
    }

    @Override
    public Change<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Change.to(context.<Object>readValue(parser, type == null ? context.constructType(Object.class) : type));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Change.clear();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Change.keep();
    }
}
