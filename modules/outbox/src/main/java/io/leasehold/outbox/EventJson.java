package io.leasehold.outbox;

import tools.jackson.databind.json.JsonMapper;

/** Events as JSON. Has a mapper of its own, since what is stored must not change with the settings of the web API. */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    static String write(DomainEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    static DomainEvent read(String payload, Class<? extends DomainEvent> type) {
        return MAPPER.readValue(payload, type);
    }
}
