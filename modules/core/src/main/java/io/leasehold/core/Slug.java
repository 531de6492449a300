package io.leasehold.core;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a tenant in addresses: a canonical DNS label, compared as bytes. Nothing is folded or trimmed on the way in, so that two spellings never
 * mean one tenant.
 */
public record Slug(String value) {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final int LONGEST = 63;

    /** Words that address something else on a host or in a path, and so can name no tenant. */
    private static final Set<String> RESERVED = Set.of("about", "account", "accounts", "actuator", "admin", "api",
            "app", "assets", "auth", "billing", "blog", "cdn", "console", "current", "dashboard", "default", "demo",
            "docs", "error", "ftp", "health", "help", "host", "imap", "internal", "leasehold", "localhost", "login",
            "logout", "mail", "metrics", "new", "ns", "null", "operator", "orgs", "pop", "postmaster", "public", "root",
            "security", "settings", "shared", "signin", "signup", "smtp", "sso", "static", "status", "support",
            "switch", "system", "undefined", "webhooks", "webjars", "webmaster", "www");

    public Slug {
        if (!DNS_LABEL.matcher(value).matches() || value.startsWith("xn--")) {
            throw new InvalidSlugException(value, "it has to be 2 to 63 lower-case letters, digits and hyphens, "
                    + "starting with a letter and not ending with a hyphen");
        }
        if (RESERVED.contains(value)) {
            throw new InvalidSlugException(value, "the word is reserved");
        }
    }

    /** The slug that this text is, if it is one. */
    public static Optional<Slug> parse(String text) {
        try {
            return Optional.of(new Slug(text));
        } catch (InvalidSlugException notASlug) {
            return Optional.empty();
        }
    }

    /** A slug made from a name that people gave, such as {@code "Müller & Söhne"} to {@code muller-sohne}; empty when nothing usable is left. */
    public static Optional<Slug> suggestedFor(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(
                Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        String label = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("-+$", "");
        return parse(label);
    }

    @Override
    public String toString() {
        return value;
    }
}
