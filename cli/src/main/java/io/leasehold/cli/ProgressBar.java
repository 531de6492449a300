package io.leasehold.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Shows how far long work has come: one line that is drawn anew on a terminal, a line now and then where output goes to a file. */
final class ProgressBar {
    private static final int WIDTH = 28;
    private static final int STEPS_IN_A_FILE = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private int drawn;
    private int lastStep = -1;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param remaining empty where nobody can tell yet */
    synchronized void show(long done, long all, String note, Duration remaining) {
        long percent = all == 0 ? 100 : done * 100 / all;
        String line = bar(percent) + " %,d/%,d  %d %%".formatted(done, all, percent) + (remaining.isZero()
                ? ""
                : "  about " + words(remaining) + " left") + (note.isEmpty() ? "" : "  " + note);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            drawn = line.length();
        } else if (percent * STEPS_IN_A_FILE / 100 > lastStep) {
            lastStep = (int) (percent * STEPS_IN_A_FILE / 100);
            out.println(line);
        }
        out.flush();
    }

    /** Takes the line away, so that something else can be written. */
    synchronized void clear() {
        if (terminal && drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
            out.flush();
        }
    }

    private static String bar(long percent) {
        int full = (int) (percent * WIDTH / 100);
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5_400 ? (seconds + 30) / 60 + " min" : (seconds + 1_800) / 3_600 + " h";
    }
}
