package io.leasehold.depot.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leasehold.core.Slug;

/** One task of the demo as its file has it: empty where there is nothing. */
record DemoTask(String title, String description, String status, String priority, String assignee, String dueInDays) {
    static List<DemoTask> of(Slug organization) throws IOException {
        ClassPathResource file = new ClassPathResource("demo/" + organization + "-tasks.csv");
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return CsvReader.builder().ofNamedCsvRecord(reader).stream().map(DemoTask::of).toList();
        }
    }

    private static DemoTask of(NamedCsvRecord line) {
        return new DemoTask(line.getField("title"), line.getField("description"), line.getField("status"), line
                .getField("priority"), line.getField("assignee"), line.getField("due_in_days"));
    }
}
