package io.leasehold.depot.product;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class ProductFileTests {
    private static final String HEADINGS = "sku,name,price,currency,stock\n";

    @Test
    void findsCellsByTheHeadingWhateverTheOrder() {
        ProductFields product = only("stock,currency,name,price,sku\n7,EUR,Hammer,9.90,H-1\n");

        assertThat(product).isEqualTo(new ProductFields("H-1", "Hammer", "9.90", "EUR", 7, null, false));
    }

    @Test
    void takesHeadingsAsPeopleWriteThem() {
        ProductFields product = only("SKU, Name ,Price,CURRENCY,stock,Weight grams\nH-1,Hammer,9.90,EUR,7,800\n");

        assertThat(product).isEqualTo(new ProductFields("H-1", "Hammer", "9.90", "EUR", 7, 800, false));
    }

    @Test
    void keepsWhatStandsInQuotes() {
        ProductFields product = only("""
                                     sku,name,price,currency,stock,weight_grams,age_restricted
                                     A-1,"a, ""b""
                                     c",1,EUR,0,5,true
                                     """);

        assertThat(product).isEqualTo(new ProductFields("A-1", "a, \"b\"\nc", "1", "EUR", 0, 5, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku;name;price;currency;stock\nH-1;Hammer, small;9,90;EUR;7\n",
        "sku\tname\tprice\tcurrency\tstock\nH-1\tHammer, small\t9.90\tEUR\t7\n"})
    void knowsSemicolonsAndTabsByTheHeadings(String content) {
        assertThat(only(content)).isEqualTo(new ProductFields("H-1", "Hammer, small", "9.90", "EUR", 7, null, false));
    }

    @Test
    void takesADecimalCommaOnlyWhereItCannotBeAnythingElse() {
        Taken taken = read("sku;name;price;currency;stock\na;b;1,5;EUR;1\na;b;1,000;KWD;1\na;b;1.000,50;EUR;1\n");

        assertThat(taken.lines).extracting(line -> line.read().product().price()).containsExactly("1.5", "1,000",
                "1.000,50");
        assertThat(read(HEADINGS + "a,b,\"1,5\",EUR,1\n").lines.getFirst().read().product().price()).isEqualTo("1,5");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        Taken taken = read("sku,name,price,currency,stock\r\n\"a\r\nb\",x,1,EUR,1\r\n\r\nc,y,1,EUR,1\r\nd\r\n");

        assertThat(taken.lines).extracting(ProductLine::number).containsExactly(2L, 5L);
        assertThat(taken.ragged).extracting(ImportError::line, ImportError::code)
                .containsExactly(tuple(6L, "ragged_line"));
    }

    @Test
    void saysThatALineIsTooLongForAnyProduct() {
        Taken taken = read(HEADINGS + "a," + "b".repeat(20_000) + ",1,EUR,1\nc,d,1,EUR,1\n");

        assertThat(taken.ragged).extracting(ImportError::code).containsExactly("too_long");
        assertThat(taken.lines).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  ``                                                | 1 | missing_column
                                                                  `sku,name,price,currency`                         | 1 | missing_column
                                                                  `sku,name,price,currency,stock,colour`            | 1 | unknown_column
                                                                  `sku,name,price,currency,stock,tenant_id`         | 1 | unknown_column
                                                                  `sku,name,price,currency,stock,`                  | 1 | unknown_column
                                                                  `sku,name,price,currency,stock,SKU`               | 1 | duplicate_column
                                                                  `sku|name|price|currency|stock`                   | 1 | unknown_column
                                                                  """)
    void isUnreadableWithoutItsHeadings(String content, long line, String code) {
        assertThat(refused(content, StandardCharsets.UTF_8)).extracting(ImportError::line, ImportError::code)
                .containsExactly(line, code);
    }

    @Test
    void isUnreadableFromAnUnclosedQuoteOn() {
        ImportError error = refused(HEADINGS + "a,b,1,EUR,1\nc,\"d,1,EUR,1\n", StandardCharsets.UTF_8);

        assertThat(error.line()).isEqualTo(3);
        assertThat(error.code()).isEqualTo("malformed_file");
    }

    @Test
    void isUnreadableFromAQuoteThatSwallowsTheRestOn() {
        ImportError error = refused(HEADINGS + "a,\"b,1,EUR,1\n" + "c,d,1,EUR,1\n".repeat(200_000),
                StandardCharsets.UTF_8);

        assertThat(error.code()).isEqualTo("malformed_file");
        assertThat(error.line()).isEqualTo(2);
    }

    @Test
    void namesTheLineThatIsNotInUtf8() {
        String content = HEADINGS + "a,Schraube,1,EUR,1\r\n".repeat(50_000) + "b,Dübel,1,EUR,1\n";

        ImportError error = refused(content, Charset.forName("windows-1252"));

        assertThat(error.line()).isEqualTo(50_002);
        assertThat(error.code()).isEqualTo("invalid_encoding");
        assertThat(error.detail()).contains("CSV UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void isUnreadableInUtf16(String encoding) {
        assertThat(refused(HEADINGS, Charset.forName(encoding)).code()).isEqualTo("invalid_encoding");
    }

    @Test
    void saysThatASpreadsheetIsNoCsvFile() {
        ImportError error = refused(new byte[]{'P', 'K', 3, 4, 20, 0, 6, 0, (byte) 0x80, 0});

        assertThat(error.code()).isEqualTo("malformed_file");
        assertThat(error.detail()).startsWith("This is a spreadsheet file, not a CSV file. Save it as \"CSV UTF-8\"");
    }

    @Test
    void isUnreadableWhenItEndsInsideACharacter() {
        byte[] whole = (HEADINGS + "a,ü").getBytes(StandardCharsets.UTF_8);

        assertThat(refused(Arrays.copyOf(whole, whole.length - 1)).line()).isEqualTo(2);
    }

    @Test
    void takesAByteOrderMarkForNothing() {
        assertThat(only("\uFEFF" + HEADINGS + "a,b,1,EUR,1\n").sku()).isEqualTo("a");
    }

    @Test
    void tellsEveryCellThatIsNoNumberAndNoTruth() {
        Taken taken = read("""
                           sku,name,price,currency,stock,weight_grams,age_restricted
                           a,b,1,EUR,one,two,three
                           a,b,1,EUR,,0x10,1
                           a,b,1,EUR,1000000001,10000000000000000000,yes
                           """);

        List<List<String>> pointers = taken.lines.stream().map(line -> line.read().errors().stream().map(
                ImportError::pointer).toList()).toList();
        assertThat(pointers).containsOnly(List.of("/stock", "/weight_grams", "/age_restricted"));
    }

    @Test
    void tellsTextsThatASpreadsheetWouldCalculate() {
        Taken taken = read(HEADINGS + "=1+1,@b,1,EUR,1\n'=1+1,'-b,1,EUR,1\n'a,''b,1,EUR,1\n");

        assertThat(taken.lines.getFirst().read().errors()).extracting(ImportError::pointer, ImportError::code)
                .containsExactly(tuple("/sku", "formula"), tuple("/name", "formula"));
        assertThat(taken.lines.subList(1, 3)).allMatch(line -> line.read().errors().isEmpty());
        assertThat(taken.lines.get(1).read().product().sku()).isEqualTo("=1+1");
        assertThat(taken.lines.get(1).read().product().name()).isEqualTo("-b");
        assertThat(taken.lines.get(2).read().product().sku()).isEqualTo("'a");
        assertThat(taken.lines.get(2).read().product().name()).isEqualTo("''b");
    }

    @Test
    void endsAtMoreLinesThanAnyCatalogueHas() {
        String file = "sku,name,price,currency,stock\n" + ",\n".repeat(500_001);

        UnreadableFileException tooMany = catchThrowableOfType(UnreadableFileException.class, () -> ProductFile.read(
                new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)), new ProductFile.Lines() {
                    @Override
                    public void begin(Headings headings) {}

                    @Override
                    public void line(ProductLine line) {}

                    @Override
                    public void ragged(ImportError error, List<String> cells) {}
                }));

        assertThat(tooMany.error().code()).isEqualTo("too_many_lines");
        assertThat(tooMany.error().line()).isEqualTo(500_002);
    }

    /** Keeps what a file has. */
    private static final class Taken implements ProductFile.Lines {
        private final List<ProductLine> lines = new ArrayList<>();
        private final List<ImportError> ragged = new ArrayList<>();

        @Override
        public void begin(Headings headings) {}

        @Override
        public void line(ProductLine line) {
            lines.add(line);
        }

        @Override
        public void ragged(ImportError error, List<String> cells) {
            ragged.add(error);
        }
    }

    private static Taken read(String content) {
        Taken taken = new Taken();
        try {
            ProductFile.read(new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)), taken);
        } catch (IOException | UnreadableFileException failure) {
            throw new AssertionError(failure);
        }
        return taken;
    }

    private static ProductFields only(String content) {
        Taken taken = read(content);
        assertThat(taken.ragged).isEmpty();
        assertThat(taken.lines).hasSize(1);
        ProductLine.Read read = taken.lines.getFirst().read();
        assertThat(read.errors()).isEmpty();
        return read.product();
    }

    private static ImportError refused(String content, Charset encoding) {
        return refused(content.getBytes(encoding));
    }

    private static ImportError refused(byte[] content) {
        return catchThrowableOfType(UnreadableFileException.class,
                () -> ProductFile.read(new ByteArrayResource(content),
                        new Taken()))
                .error();
    }
}
