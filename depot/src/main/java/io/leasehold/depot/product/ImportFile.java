package io.leasehold.depot.product;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A file of products that lies ready, so that reading it waits for nobody.
 *
 * @param name as its sender calls it, if that is known
 * @param content can be read more than once
 */
public record ImportFile(@Nullable String name, InputStreamSource content) {
    private static final int LONGEST_NAME = 200;

    /** Keeps of the name what can be shown: no folders, nothing that hides or turns text, and the end of one that is too long. */
    public ImportFile {
        if (name != null) {
            String end = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
            String shown = end.substring(Math.max(0, end.length() - LONGEST_NAME))
                    .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "");
            name = shown.isBlank() ? null : shown;
        }
    }
}
