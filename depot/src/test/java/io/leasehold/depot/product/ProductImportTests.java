package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class ProductImportTests extends RunningDepot {
    private static final String HEADINGS = "sku,name,price,currency,stock\n";

    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spare-parts.csv", "spare-parts-excel.csv"})
    void takesAFileAsItComesFromASpreadsheet(String name) throws IOException {
        Answer report = send(ada, file(name)).expect(200);

        assertThat(counts(report)).isEqualTo("9 0 0 []");
        Map<String, Answer> products = bySku(ada);
        assertThat(products).hasSize(9);
        assertThat(Objects.requireNonNull(products.get("BRG-6305-ZZ")).text("/price")).isEqualTo("7.20");
        assertThat(Objects.requireNonNull(products.get("SAKE-720")).text("/price")).isEqualTo("2400");
        assertThat(Objects.requireNonNull(products.get("SAKE-720")).text("/name")).isEqualTo("純米酒 720 ml");
        assertThat(Objects.requireNonNull(products.get("SAKE-720")).json().at("/age_restricted").asBoolean()).isTrue();
        assertThat(Objects.requireNonNull(products.get("KWD-ADP")).text("/price")).isEqualTo("3.125");
        assertThat(Objects.requireNonNull(products.get("+49-SET")).text("/name"))
                .isEqualTo("Steckverbinder-Set \"Profi\"");
        assertThat(Objects.requireNonNull(products.get("=SUM(A1:A9)")).text("/name")).startsWith("=HYPERLINK(\"");
        assertThat(Objects.requireNonNull(products.get("=SUM(A1:A9)")).json().at("/weight_grams").isNull()).isTrue();
        assertThat(bySku(gus)).isEmpty();
    }

    @Test
    void updatesWhatIsThereAndKeepsWhatTheFileDoesNotTell() throws IOException {
        send(ada, good()).expect(200);
        send(gus, good()).expect(200);
        List<String> before = bySku(gus).values().stream().map(Answer::body).toList();
        Answer bearing = Objects.requireNonNull(bySku(ada).get("BRG-6204-2RS"));

        Answer report = send(ada, file("prices-of-january.csv")).expect(200);

        assertThat(counts(report)).isEqualTo("1 2 0 []");
        Answer updated = Objects.requireNonNull(bySku(ada).get("BRG-6204-2RS"));
        assertThat(updated.text("/id")).isEqualTo(bearing.text("/id"));
        assertThat(updated.text("/price")).isEqualTo("5.10");
        assertThat(updated.json().at("/stock").asInt()).isEqualTo(300);
        assertThat(updated.json().at("/weight_grams").asInt()).isEqualTo(106);
        assertThat(updated.json().at("/version").asLong()).isEqualTo(2);
        assertThat(bySku(gus).values().stream().map(Answer::body).toList()).isEqualTo(before);
    }

    @Test
    void writesNothingOfAFileWithMistakesAndTellsThemByLine() throws IOException {
        Answer refused = send(ada, file("full-of-mistakes.csv")).expect(422);

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("/code")).isEqualTo("invalid_request");
        assertThat(mistakes(refused)).containsExactly("3 /sku required", "4 /name required", "5 /price invalid_value",
                "6 /price invalid_value", "7 /price invalid_value", "8 /price invalid_value",
                "9 /currency invalid_value",
                "10 /currency invalid_value", "11 /stock required", "12 /stock invalid_value",
                "13 /stock invalid_value",
                "14 /weight_grams invalid_value", "15 /age_restricted invalid_value", "16  ragged_line",
                "17  ragged_line", "18 /sku duplicate", "19 /name invalid_value",
                "22 /stock invalid_value", "22 /price invalid_value");
        assertThat(refused.json().at("/failed").asInt()).isEqualTo(18);
        assertThat(bySku(ada)).isEmpty();
    }

    @Test
    void writesTheGoodLinesWhereThatIsAskedFor() throws IOException {
        Answer report = ada.post("/api/products/import?partial=true", "text/csv", file("full-of-mistakes.csv")).expect(
                200);

        assertThat(report.json().at("/created").asInt()).isEqualTo(3);
        assertThat(report.json().at("/failed").asInt()).isEqualTo(18);
        assertThat(mistakes(report)).hasSize(19);
        assertThat(bySku(ada).keySet()).containsExactly("LINES", "OK-1", "OK-2");
        assertThat(Objects.requireNonNull(bySku(ada).get("OK-1")).text("/price")).isEqualTo("1.00");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                           unclosed-quote.csv, 3, malformed_file
                           latin1.csv,         3, invalid_encoding
                           utf16.csv,          1, invalid_encoding
                           """)
    void refusesAFileThatCannotBeReadWhetherPartialOrNot(String name, long line, String code) throws IOException {
        for (String query : List.of("", "?partial=true")) {
            Answer refused = ada.post("/api/products/import" + query, "text/csv", file(name)).expect(422);
            assertThat(mistakes(refused)).containsExactly(line + "  " + code);
        }
        assertThat(bySku(ada)).isEmpty();
    }

    @Test
    void tellsTheFirstThousandOfMoreErrors() {
        Answer refused = send(ada, bytes(HEADINGS + "A,B,x,EUR,1\n".repeat(1_500))).expect(422);

        assertThat(refused.json().at("/errors").size()).isEqualTo(1_000);
        assertThat(refused.json().at("/failed").asInt()).isEqualTo(1_500);
    }

    @Test
    void takesThousandsOfLinesAtOnce() {
        StringBuilder lines = new StringBuilder(HEADINGS);
        for (int number = 0; number < 5_000; number++) {
            lines.append("MANY-").append(number).append(",One of many,").append(number).append(".50,EUR,3\n");
        }

        assertThat(send(ada, bytes(lines.toString())).expect(200).json().at("/created").asInt()).isEqualTo(5_000);
        assertThat(send(ada, bytes(lines.toString())).expect(200).json().at("/updated").asInt()).isEqualTo(5_000);
        assertThat(bySku(gus)).isEmpty();
    }

    @Test
    void keepsAReportOfEachImportForTheOrganizationAlone() throws IOException {
        String done = send(ada, good()).expect(200).text("/id");
        String refused = send(ada, file("full-of-mistakes.csv")).expect(422).text("/id");
        send(gus, good()).expect(200);

        Answer list = ada.get("/api/products/imports").expect(200);
        assertThat(list.texts("/id")).containsExactly(refused, done);
        assertThat(list.texts("/outcome")).containsExactly("refused", "done");
        assertThat(list.texts("/created")).containsExactly("0", "9");
        Answer report = ada.get("/api/products/imports/" + refused).expect(200);
        assertThat(mistakes(report)).hasSize(19).startsWith("3 /sku required");
        Answer lines = ada.get("/api/products/imports/" + refused + "/errors").expect(200);
        assertThat(lines.header("Content-Type")).startsWith("text/csv");
        assertThat(lines.body()).startsWith("line,reason,sku,name,").contains("\r\n17,")
                .contains("NUL,A NUL\uFFFDinside")
                .contains(",-1.00,");
        for (String path : List.of("/api/products/imports/" + refused, "/api/products/imports/" + refused
                + "/errors")) {
            Answer foreign = gus.get(path).expect(404);
            Answer random = gus.get(path.replace(refused, UUID.randomUUID().toString())).expect(404);
            assertThat(foreign.bodyButForTheTraceId()).isEqualTo(random.bodyButForTheTraceId());
        }
        assertThat(gus.get("/api/products/imports").texts("/outcome")).containsExactly("done");
    }

    @Test
    void pagesThroughPastImports() {
        for (int number = 0; number < 3; number++) {
            send(ada, bytes(HEADINGS + "A-" + number + ",B,1.00,EUR,1\n")).expect(200);
        }

        Answer first = ada.get("/api/products/imports?limit=2").expect(200);
        Answer second = ada.get("/api/products/imports?limit=2&cursor=" + first.text("/next")).expect(200);

        assertThat(first.texts("/id")).hasSize(2).doesNotContainAnyElementsOf(second.texts("/id"));
        assertThat(second.texts("/id")).hasSize(1);
        assertThat(gus.get("/api/products/imports?cursor=" + first.text("/next")).expect(400).text("/code")).isEqualTo(
                "invalid_cursor");
    }

    @Test
    void letsViewersReadReportsAndExports() {
        Client vic = signIn("vic@acme.example", "acme");

        vic.get("/api/products/imports").expect(200);
        vic.get("/api/products/export").expect(200);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        byte[] tooLarge = bytes(HEADINGS + "x".repeat(1024 * 1024));

        assertThat(send(ada, tooLarge).expect(413).text("/code")).isEqualTo("content_too_large");
    }

    @Test
    void refusesAnotherTypeOfBody() {
        ada.post("/api/products/import", "application/json", bytes("{}")).expect(415);
    }

    @Test
    void isNotForViewers() {
        Client vic = signIn("vic@acme.example", "acme");

        send(vic, bytes(HEADINGS)).expect(403);
    }

    private static Answer send(Client client, byte[] file) {
        return client.post("/api/products/import", "text/csv", file);
    }

    private static String counts(Answer report) {
        return report.text("/created") + " " + report.text("/updated") + " " + report.text("/failed") + " " + report
                .json().at("/errors");
    }

    private static List<String> mistakes(Answer answer) {
        List<String> mistakes = new ArrayList<>();
        answer.json().at("/errors").forEach(error -> mistakes.add(error.at("/line").asString() + " " + error.at(
                "/pointer").asString() + " " + error.at("/code").asString()));
        return mistakes;
    }

    private static Map<String, Answer> bySku(Client client) {
        Map<String, Answer> products = new TreeMap<>();
        client.get("/api/products?limit=200&sort=sku").expect(200).json().at("/items").forEach(item -> products.put(item
                .at("/sku").asString(), client.get("/api/products/" + item.at("/id").asString()).expect(200)));
        return products;
    }

    private static byte[] good() throws IOException {
        return file("spare-parts.csv");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ProductImportTests.class.getResourceAsStream("/products/"
                + name))) {
            return file.readAllBytes();
        }
    }
}
