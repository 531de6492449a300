package io.leasehold.depot.product;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;

import static java.util.stream.Collectors.joining;

/** The bad lines of a file as a file of their own: what is wrong with each stands in front of it, and once mended it can be imported as it is. */
final class BadLinesFile {
    private BadLinesFile() {}

    static String of(List<String> headings, List<BadLine> bad) {
        StringWriter text = new StringWriter();
        CsvWriter file = writer(text);
        file.writeRecord(inFront(Headings.REMARKS.get(0), Headings.REMARKS.get(1), named(headings)));
        Map<Long, List<BadLine>> byLine = new LinkedHashMap<>();
        bad.forEach(each -> byLine.computeIfAbsent(each.error().line(), line -> new ArrayList<>()).add(each));
        byLine.forEach((line, errors) -> file.writeRecord(inFront(line.toString(), reasons(errors), remarkless(headings,
                cells(errors.getFirst().line())))));
        return text.toString();
    }

    /** Cells as one text, of which a database can keep every character. */
    static String line(List<String> cells) {
        StringWriter text = new StringWriter();
        writer(text).writeRecord(cells.stream().map(cell -> cell.replace('\0', '\uFFFD')).toList());
        return text.toString();
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().bufferSize(0).build(text);
    }

    static List<String> cells(String line) {
        return line.isBlank() ? List.of() : CsvReader.builder().ofSingleCsvRecord(line).getFields();
    }

    private static List<String> named(List<String> headings) {
        return headings.isEmpty()
                ? Column.REQUIRED.stream().map(Column::text).toList()
                : remarkless(headings, headings);
    }

    /** Without the remarks of an earlier time. */
    private static List<String> remarkless(List<String> headings, List<String> cells) {
        List<String> kept = new ArrayList<>();
        for (int place = 0; place < cells.size(); place++) {
            if (place >= headings.size() || !Headings.isRemark(headings.get(place))) {
                kept.add(SpreadsheetCell.defuse(cells.get(place)));
            }
        }
        return kept;
    }

    private static String reasons(List<BadLine> errors) {
        return errors.stream().map(BadLine::error)
                .map(error -> (error.pointer().isEmpty() ? "" : error.pointer().substring(1) + ": ") + error.detail())
                .collect(joining(" "));
    }

    private static List<String> inFront(String line, String reason, List<String> cells) {
        List<String> whole = new ArrayList<>(List.of(line, reason));
        whole.addAll(cells);
        return whole;
    }
}
