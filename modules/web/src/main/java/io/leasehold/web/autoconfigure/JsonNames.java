package io.leasehold.web.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.json.JsonMapper;

/** How the properties of Java are called in an application's JSON. */
record JsonNames(ObjectProvider<JsonMapper> mapper) {
    String of(String property) {
        JsonMapper json = mapper.getIfAvailable();
        return json == null ? property : named(json.serializationConfig(), property);
    }

    private static String named(SerializationConfig config, String property) {
        @Nullable
        PropertyNamingStrategy naming = config.getPropertyNamingStrategy();
        return naming == null ? property : naming.nameForField(config, null, property);
    }
}
