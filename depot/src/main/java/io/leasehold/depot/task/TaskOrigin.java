package io.leasehold.depot.task;

import org.jspecify.annotations.Nullable;

import io.leasehold.depot.listing.ListAddress;

/**
 * The page of many tasks that somebody came from, so that what is done to one leads back to it.
 *
 * @param view {@code board}; anything else is the list
 * @param back the query in its address
 */
record TaskOrigin(@Nullable String view, @Nullable String back) {
    static final String BOARD = "board";

    /** Its address; never one outside of the organization's tasks, whatever came back from a form or a link. */
    public String address(String base) {
        return ListAddress.back(base + (isBoard() ? "/tasks/board" : "/tasks"), query());
    }

    /** What a link appends, question mark included, so that the page it leads to knows the way back. */
    public String link() {
        String link = new ListAddress().with("view", isBoard() ? BOARD : null).with("back", query()).toString();
        return link.isEmpty() ? "" : "?" + link;
    }

    public boolean isBoard() {
        return BOARD.equals(view);
    }

    String query() {
        return back == null ? "" : back;
    }
}
