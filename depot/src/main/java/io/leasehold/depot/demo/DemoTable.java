package io.leasehold.depot.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.springframework.core.io.ClassPathResource;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leasehold.core.Slug;

/** The tables that come with the application and that an organization of the demo is made from. */
final class DemoTable {
    private DemoTable() {}

    static <T> List<T> read(Slug organization, String table, Function<NamedCsvRecord, T> row) {
        ClassPathResource file = new ClassPathResource("demo/" + organization + "-" + table + ".csv");
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return CsvReader.builder().ofNamedCsvRecord(reader).stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the " + table + " of the demo organization " + organization
                    + " failed. They are part of the application: build it anew.", e);
        }
    }
}
