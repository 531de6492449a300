package io.leasehold.platform.signin;

import java.util.List;
import java.util.Optional;

/** What people call a browser, made from the header in which it names itself and nearly all others. */
final class BrowserName {
    /** In this order: most say that they are Safari, some of these that they are Chrome. */
    private static final List<Mark> BROWSERS = List.of(new Mark("Edg", "Edge"), new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"), new Mark("Firefox/", "Firefox"), new Mark("FxiOS/",
                    "Firefox"),
            new Mark("CriOS/", "Chrome"), new Mark("Chromium/", "Chromium"), new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    /** In this order: Android says that it is Linux, and iPhones that they are like a Mac. */
    private static final List<Mark> SYSTEMS = List.of(new Mark("iPhone", "iPhone"), new Mark("iPad", "iPad"),
            new Mark("Android", "Android"), new Mark("Windows", "Windows"), new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "ChromeOS"), new Mark("Linux", "Linux"));

    private BrowserName() {}

    static String of(String userAgent) {
        String browser = find(BROWSERS, userAgent).orElse("A browser");
        return find(SYSTEMS, userAgent).map(system -> browser + " on " + system).orElse(browser);
    }

    private static Optional<String> find(List<Mark> marks, String userAgent) {
        return marks.stream().filter(mark -> userAgent.contains(mark.text())).map(Mark::name).findFirst();
    }

    private record Mark(String text, String name) {}
}
