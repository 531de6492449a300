package io.leasehold.depot;

import java.util.UUID;

import org.springframework.boot.jackson.JacksonMixin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.leasehold.core.UserId;

/** A person's id is a plain text in JSON. */
@JacksonMixin(UserId.class)
abstract class UserIdJson {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserIdJson(UUID value) {}

    @JsonValue
    abstract UUID value();
}
