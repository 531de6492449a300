package io.leasehold.platform.signin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.util.ClassUtils;

/**
 * Reads what a session holds. What cannot be read, such as that of an older version of the application, is not there any more: whoever it is signs in
 * anew. Only types that belong into a session are read at all.
 */
final class SessionAttributeReader implements Converter<byte[], @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionAttributeReader.class);
    private static final ObjectInputFilter EXPECTED = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;java.math.*;org.springframework.security.**;"
                    + "org.springframework.web.servlet.*;org.springframework.util.*;io.leasehold.**;!*");

    @Override
    @SuppressWarnings("NullAway") // a converter of what may be null, which the checker does not see
    public @Nullable Object convert(byte[] stored) {
        try (ObjectInputStream in = new ConfigurableObjectInputStream(new ByteArrayInputStream(stored), ClassUtils
                .getDefaultClassLoader())) {
            in.setObjectInputFilter(EXPECTED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            LOG.warn("A session holds something that cannot be read and is ignored: {}", unreadable.toString());
            return null;
        }
    }
}
