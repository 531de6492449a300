package io.leasehold.postgres.provisioning;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the few JSON objects that are kept with the work: names, numbers, words, and objects of them. This module has no JSON library. */
final class Json {
    private Json() {}

    static String object(Map<String, ?> entries) {
        return new TreeMap<>(entries).entrySet().stream().map(entry -> text(entry.getKey()) + ":" + value(entry
                .getValue())).collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Map<?, ?> map -> object(map.entrySet().stream().collect(Collectors.toMap(entry -> String.valueOf(entry
                    .getKey()), Map.Entry::getValue)));
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
