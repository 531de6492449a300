package io.leasehold.platform.console;

/**
 * A page that the navigation of every organization leads to. Applications add theirs as beans, in their {@code @Order}.
 *
 * @param path below the organization's address, such as {@code /tasks}; empty for the first page
 * @param label what people read
 * @param icon one of the symbols in {@code assets/icons.svg}
 * @param permission what somebody has to be allowed to see it
 */
public record NavigationEntry(String path, String label, String icon, String permission) {
    Link link(String base, String requested) {
        String href = base + path;
        boolean current = path.isEmpty()
                ? requested.equals(href) || requested.equals(href + "/")
                : requested.equals(href)
                        || requested.startsWith(href + "/");
        return new Link(href.isEmpty() ? "/" : href, label, icon, current);
    }

    /** The entry as one organization sees it. */
    record Link(String href, String label, String icon, boolean current) {}
}
