package io.leasehold.depot.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What a page costs: counts what comes over the wire, with nothing kept from before. */
final class Weight implements AutoCloseable {
    private final CDPSession session;
    private long bytes;

    private Weight(CDPSession session) {
        this.session = session;
    }

    static Weight of(Page page) {
        Weight weight = new Weight(page.context().newCDPSession(page));
        weight.session.on("Network.loadingFinished", weight::add);
        weight.session.send("Network.enable");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        weight.session.send("Network.setCacheDisabled", off);
        return weight;
    }

    private void add(JsonObject loaded) {
        bytes += loaded.get("encodedDataLength").getAsLong();
    }

    /** In thousands of bytes: of everything that the page is made of, as it is transferred. */
    long kilobytes() {
        return bytes / 1000;
    }

    @Override
    public void close() {
        session.detach();
    }
}
