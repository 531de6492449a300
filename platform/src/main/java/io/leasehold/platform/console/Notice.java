package io.leasehold.platform.console;

import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says about what was just done. */
public final class Notice {
    private Notice() {}

    public static void done(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute("done", text);
    }

    public static void refused(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute("refused", text);
    }

    /**
     * Offers the way back beside what was done.
     *
     * @param action the path that a form with these fields is sent to
     */
    public static void undoable(RedirectAttributes redirect, String text, String action,
            Map<String, List<String>> fields) {
        done(redirect, text);
        redirect.addFlashAttribute("undo", Undo.of(action, fields));
    }

    /** The form of the button that undoes; it waits in the session for the next page. */
    record Undo(String action, LinkedHashMap<String, List<String>> fields) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        static Undo of(String action, Map<String, List<String>> fields) {
            return new Undo(action, new LinkedHashMap<>(fields));
        }
    }
}
