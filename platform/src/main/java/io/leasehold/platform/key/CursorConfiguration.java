package io.leasehold.platform.key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.web.resource.CursorCodec;

/** Signs cursors with the stored secret, so that one that a node gave out works on every node, and after a restart. */
@Configuration(proxyBeanMethods = false)
class CursorConfiguration {
    @Bean
    CursorCodec cursorCodec(Keys keys) {
        return new CursorCodec(keys.secret("cursor").getEncoded());
    }
}
