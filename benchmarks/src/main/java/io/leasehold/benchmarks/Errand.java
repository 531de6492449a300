package io.leasehold.benchmarks;

/** What is done for a tenant among many. */
enum Errand {
    /** As a baseline: what the server does with that many tenants in its indexes. */
    PLAIN("point read by a superuser, whom no policy concerns"), PLAIN_LIST(
            "list of the tenant's first tasks by a superuser"), READ("point read"), LIST(
                    "list of the tenant's first tasks"), WRITE("new task with its event, in a transaction"), LOOKED_UP(
                            "tenant looked up by its slug, then point read"), REMEMBERED(
                                    "tenant found in what the node remembers, then point read");

    private final String title;

    Errand(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
