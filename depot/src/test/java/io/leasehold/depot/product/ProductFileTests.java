package io.leasehold.depot.product;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProductFileTests {
    @Test
    void findsCellsByTheHeadingWhateverTheOrder() throws UnreadableFileException {
        ProductFields product = only("stock,currency,name,price,sku\n7,EUR,Hammer,9.90,H-1\n");

        assertThat(product).isEqualTo(new ProductFields("H-1", "Hammer", "9.90", "EUR", 7, null, false));
    }

    @Test
    void keepsWhatStandsInQuotes() throws UnreadableFileException {
        ProductFields product = only("""
                                     sku,name,price,currency,stock,weight_grams,age_restricted
                                     =1+1,"a, ""b""
                                     c",1,EUR,0,5,true
                                     """);

        assertThat(product).isEqualTo(new ProductFields("=1+1", "a, \"b\"\nc", "1", "EUR", 0, 5, true));
    }

    @Test
    void countsLinesAsAnEditorDoes() throws UnreadableFileException {
        ProductFile file = read("sku,name,price,currency,stock\r\n\"a\r\nb\",x,1,EUR,1\r\n\r\nc,y,1,EUR,1\r\nd\r\n");

        assertThat(file.lines()).extracting(ProductLine::number).containsExactly(2L, 5L);
        assertThat(file.errors()).extracting(ImportError::line).containsExactly(6L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  ``                                                | 1 | missing_column
                                                                  `sku,name,price,currency`                         | 1 | missing_column
                                                                  `sku,name,price,currency,stock,colour`            | 1 | unknown_column
                                                                  `sku,name,price,currency,stock,tenant_id`         | 1 | unknown_column
                                                                  `SKU,name,price,currency,stock`                   | 1 | unknown_column
                                                                  `sku,name,price,currency,stock,sku`               | 1 | duplicate_column
                                                                  `sku;name;price;currency;stock`                   | 1 | unknown_column
                                                                  """)
    void isUnreadableWithoutItsHeadings(String content, long line, String code) {
        assertThat(refused(content.getBytes(StandardCharsets.UTF_8))).extracting(ImportError::line, ImportError::code)
                .containsExactly(line, code);
    }

    @Test
    void isUnreadableFromAnUnclosedQuoteOn() {
        ImportError error = refused("sku,name,price,currency,stock\na,b,1,EUR,1\nc,\"d,1,EUR,1\n".getBytes(
                StandardCharsets.UTF_8));

        assertThat(error.line()).isEqualTo(3);
        assertThat(error.code()).isEqualTo("malformed_file");
    }

    @Test
    void isUnreadableInAnotherEncodingThanUtf8() {
        byte[] latin = "sku,name,price,currency,stock\na,Dübel,1,EUR,1\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(latin)).extracting(ImportError::line, ImportError::code).containsExactly(2L,
                "invalid_encoding");
        assertThat(refused("sku,name,price,currency,stock\n".getBytes(StandardCharsets.UTF_16LE)).code()).isEqualTo(
                "invalid_encoding");
        assertThat(refused("sku,name,price,currency,stock\n".getBytes(StandardCharsets.UTF_16)).code()).isEqualTo(
                "invalid_encoding");
    }

    @Test
    void takesAByteOrderMarkForNothing() throws UnreadableFileException {
        assertThat(only("\uFEFFsku,name,price,currency,stock\na,b,1,EUR,1\n").sku()).isEqualTo("a");
    }

    @Test
    void tellsEveryCellThatIsNoNumberAndNoTruth() throws UnreadableFileException {
        ProductFile file = read("""
                                sku,name,price,currency,stock,weight_grams,age_restricted
                                a,b,1,EUR,one,two,three
                                a,b,1,EUR,,0x10,1
                                a,b,1,EUR,1000000001,10000000000000000000,yes
                                """);

        List<List<String>> pointers = file.lines().stream().map(line -> line.read().errors().stream().map(
                ImportError::pointer).toList()).toList();
        assertThat(pointers).containsOnly(List.of("/stock", "/weight_grams", "/age_restricted"));
    }

    private static ProductFile read(String content) throws UnreadableFileException {
        return ProductFile.read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ProductFields only(String content) throws UnreadableFileException {
        ProductFile file = read(content);
        assertThat(file.errors()).isEmpty();
        assertThat(file.lines()).hasSize(1);
        ProductLine.Read read = file.lines().getFirst().read();
        assertThat(read.errors()).isEmpty();
        return read.product();
    }

    private static ImportError refused(byte[] content) {
        return catchThrowableOfType(UnreadableFileException.class, () -> ProductFile.read(content)).error();
    }
}
