package io.leasehold.depot.listing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The query in the address of a list, so that links and forms on its page lead to the same list again. */
public final class ListAddress {
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9%&=._~*+-]*");

    private final List<String> pairs = new ArrayList<>();

    /** Adds a parameter, unless it is absent or empty. */
    public ListAddress with(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            pairs.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Adds a parameter once for each value. */
    public ListAddress with(String name, @Nullable List<String> values) {
        if (values != null) {
            values.forEach(value -> with(name, value));
        }
        return this;
    }

    /** A list's address with this query, which came back from a form: taken only if it is nothing but a query. */
    public static String back(String path, String query) {
        return query.isEmpty() || !ENCODED.matcher(query).matches() ? path : path + "?" + query;
    }

    /** The query, without a question mark. */
    @Override
    public String toString() {
        return String.join("&", pairs);
    }
}
