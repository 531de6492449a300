package io.leasehold.depot.pages;

import java.util.Map;

/** Tasks, written by the form. */
final class Tasks {
    private Tasks() {}

    /** Makes a task and returns its id. */
    static String create(Browser browser, String base, String title) {
        Page list = browser.submit(browser.get(base + "/tasks/new"), base + "/tasks", Map.of("title", title));
        String link = list.link(title);
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
