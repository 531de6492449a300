package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that measurements are written into, between marks; what people wrote around them stays. */
record Document(Path file) {
    /** Replaces what stands between {@code <!-- name -->} and {@code <!-- /name -->}. */
    void record(String name, String measured) throws IOException {
        Files.writeString(file, replace(Files.readString(file), name, measured));
    }

    static String replace(String page, String name, String measured) {
        String begin = "<!-- " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- /" + name + " -->");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("The page has no place for \"" + name + "\": put " + begin.strip()
                    + " and <!-- /" + name + " --> on lines of their own.");
        }
        return page.substring(0, from + begin.length()) + measured.strip() + "\n" + page.substring(to);
    }
}
