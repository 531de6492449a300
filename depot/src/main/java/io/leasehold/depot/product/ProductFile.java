package io.leasehold.depot.product;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * The lines of a file of products, cut into cells and nothing more. What stands in a cell stays text, whatever a spreadsheet would make of it.
 *
 * @param columns the columns that the file has
 * @param lines the lines that have as many cells as there are columns
 * @param errors the other lines
 */
record ProductFile(Set<Column> columns, List<ProductLine> lines, List<ImportError> errors) {
    private static final Pattern RECORD_START = Pattern.compile("starting at line (\\d+)");

    static ProductFile read(byte[] content) throws UnreadableFileException {
        String text = decode(content);
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        Iterator<CsvRecord> records = reader.iterator();
        try {
            if (!records.hasNext()) {
                throw new UnreadableFileException(1, "", "missing_column", "The file is empty. Its first line has to "
                        + "name the columns.");
            }
            CsvRecord headings = records.next();
            Map<Column, Integer> places = Column.places(headings.getStartingLineNumber(), headings.getFields());
            List<ProductLine> lines = new ArrayList<>();
            List<ImportError> errors = new ArrayList<>();
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                long line = cells.getStartingLineNumber();
                if (cells.getFieldCount() == places.size()) {
                    lines.add(new ProductLine(line, places, cells.getFields()));
                } else {
                    errors.add(new ImportError(line, "", "ragged_line", "The line has " + cells.getFieldCount()
                            + " cells, and there are " + places.size() + " columns."));
                }
            }
            return new ProductFile(places.keySet(), lines, errors);
        } catch (CsvParseException broken) {
            throw new UnreadableFileException(lineOf(broken), "", "malformed_file", "From this line on the file cannot "
                    + "be cut into cells. A quotation mark is not closed, or text follows the closing one.");
        }
    }

    private static String decode(byte[] content) throws UnreadableFileException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            CharBuffer text = decoder.decode(bytes);
            boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
            String unmarked = marked ? text.subSequence(1, text.length()).toString() : text.toString();
            // UTF-16 without a mark can pass for UTF-8: every other character is a NUL then.
            if (unmarked.lines().findFirst().orElse("").indexOf('\0') >= 0) {
                throw notUtf8(1);
            }
            return unmarked;
        } catch (CharacterCodingException malformed) {
            throw notUtf8(lineAt(content, bytes.position()));
        }
    }

    private static UnreadableFileException notUtf8(long line) {
        return new UnreadableFileException(line, "", "invalid_encoding",
                "The file is not in UTF-8. Save it as \"CSV UTF-8\" and send it again.");
    }

    private static long lineOf(CsvParseException broken) {
        Matcher start = RECORD_START.matcher(String.valueOf(broken.getMessage()));
        return start.find() ? Long.parseLong(start.group(1)) : 1;
    }

    private static long lineAt(byte[] content, int position) {
        long line = 1;
        for (int at = 0; at < position; at++) {
            if (content[at] == '\n') {
                line++;
            }
        }
        return line;
    }
}
