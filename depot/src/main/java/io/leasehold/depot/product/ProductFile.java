package io.leasehold.depot.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.InputStreamSource;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * A file of products, read line by line so that only one of them is in memory. It cuts lines into cells and nothing more.
 *
 * @param separator what stands between cells
 */
record ProductFile(Headings headings, char separator, Iterator<CsvRecord> records) {
    /** No product has a line as long as this; what follows an unclosed quotation mark may. */
    static final int LONGEST_LINE = 2_000;

    private static final int LONGEST_CELL = 1_000_000;
    private static final int MOST_CELLS = 1_000;
    private static final int MOST_LINES = 500_000;
    private static final int LOOK_AHEAD = 4_096;
    private static final Pattern RECORD_START = Pattern.compile("starting at line (\\d+)");

    /** Takes the lines of a file one by one. */
    interface Lines {
        /** The columns of all lines that follow. */
        void begin(Headings headings);

        void line(ProductLine line);

        /** A line that does not have the cells that its headings announce. */
        void ragged(ImportError error, List<String> cells);

        /** Whether the rest of the file is of no interest. */
        default boolean enough() {
            return false;
        }
    }

    static void read(InputStreamSource content, Lines lines) throws IOException, UnreadableFileException {
        try (InputStream bytes = content.getInputStream()) {
            Encoding.requireUtf8(bytes);
        }
        readAgain(content, lines);
    }

    /** Reads what was found to be text before. */
    static void readAgain(InputStreamSource content, Lines lines) throws IOException, UnreadableFileException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(content.getInputStream(),
                StandardCharsets.UTF_8))) {
            open(text).forEach(lines);
        } catch (CsvParseException broken) {
            throw new UnreadableFileException(lineOf(broken), "", "malformed_file", "From this line on the file cannot "
                    + "be cut into cells: a quotation mark is not closed, text follows the closing one, or the line has "
                    + "far too many cells. Write two quotation marks where one belongs to the text.");
        }
    }

    private static ProductFile open(BufferedReader text) throws IOException, UnreadableFileException {
        skipMark(text);
        char separator = separator(text);
        Iterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(MOST_CELLS)
                        .maxFieldSize(LONGEST_CELL)
                        .maxRecordSize(LONGEST_CELL)), text)
                .iterator();
        if (!records.hasNext()) {
            throw new UnreadableFileException(1, "", "missing_column", "The file is empty. Its first line has to name "
                    + "the columns: " + Column.listed(Column.REQUIRED) + ".");
        }
        CsvRecord first = records.next();
        return new ProductFile(Headings.read(first.getStartingLineNumber(), first.getFields()), separator, records);
    }

    private void forEach(Lines lines) throws UnreadableFileException {
        lines.begin(headings);
        int expected = headings.cells().size();
        for (int count = 0; records.hasNext() && !lines.enough(); count++) {
            CsvRecord line = records.next();
            List<String> cells = line.getFields();
            long number = line.getStartingLineNumber();
            if (count == MOST_LINES) {
                throw new UnreadableFileException(number, "", "too_many_lines", "The file has more than " + MOST_LINES
                        + " lines. Send it in parts.");
            }
            if (cells.stream().mapToInt(String::length).sum() > LONGEST_LINE) {
                lines.ragged(new ImportError(number, "", "too_long", "The line is longer than any product. Is a "
                        + "quotation mark missing?"), List.of());
            } else if (cells.size() != expected) {
                lines.ragged(
                        new ImportError(number, "", "ragged_line",
                                "The line has " + cells.size() + (cells.size() == 1 ? " cell" : " cells") + ", and "
                                        + "there are " + expected + " columns. " + remedy(cells.size() > expected)),
                        cells);
            } else {
                lines.line(new ProductLine(number, headings, separator != ',', cells));
            }
        }
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** What stands most often in the line of headings, none of which has one of them in its name. */
    private static char separator(BufferedReader text) throws IOException, UnreadableFileException {
        text.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD];
        int length = Math.max(0, text.read(start));
        text.reset();
        String line = new String(start, 0, length).lines().findFirst().orElse("");
        // Without a mark in front, UTF-16 can pass for UTF-8: every other character is a NUL then.
        if (line.indexOf('\0') >= 0) {
            throw Encoding.utf16();
        }
        char most = ',';
        for (char candidate : new char[]{';', '\t'}) {
            most = count(line, candidate) > count(line, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(each -> each == separator).count();
    }

    private String remedy(boolean tooMany) {
        if (!tooMany) {
            return "Leave a cell empty rather than out.";
        }
        return "Put a text with a " + (separator == '\t' ? "tab" : "\"" + separator + "\"")
                + " in it between quotation marks.";
    }

    private static long lineOf(CsvParseException broken) {
        Matcher start = RECORD_START.matcher(String.valueOf(broken.getMessage()));
        return start.find() ? Long.parseLong(start.group(1)) : 1;
    }
}
