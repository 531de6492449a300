package io.leasehold.web.autoconfigure;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JavaType;

import io.leasehold.web.resource.Change;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;

/** Describes a {@link Change} as what it changes a field to. */
final class ChangeSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(AnnotatedType described, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        JavaType type = Json.mapper().constructType(described.getType());
        if (type != null && type.getRawClass() == Change.class && type.containedTypeCount() == 1) {
            described.type(type.containedType(0));
        }
        return chain.hasNext() ? chain.next().resolve(described, context, chain) : null;
    }
}
