package io.leasehold.cli;

import io.leasehold.postgres.report.InspectionAnswer;
import io.leasehold.postgres.report.InspectionRun;
import io.leasehold.postgres.report.SarifReport;
import io.leasehold.postgres.report.SqlReport;
import io.leasehold.postgres.report.SqlSources;
import io.leasehold.postgres.report.TextReport;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How findings are written down. */
enum InspectionForm {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** For code scanners. */
    SARIF,
    /** The remedies as a script. */
    SQL;

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String write(InspectionRun run, SqlSources sources, TextReport text) {
        return switch (this) {
            case TEXT -> text.of(run);
            case JSON -> MAPPER.writeValueAsString(InspectionAnswer.of(run));
            case SARIF -> MAPPER.writeValueAsString(new SarifReport(sources).of(run));
            case SQL -> SqlReport.of(run);
        };
    }
}
