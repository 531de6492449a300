package io.leasehold.depot.product;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class ProductTests extends RunningDepot {
    private static final String HAMMER = """
                                         {"sku": "H-1", "name": "Hammer", "price": "9.90", "currency": "EUR"}""";

    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @Test
    void isMadeFromSkuNameAndPrice() {
        Answer made = ada.post("/api/products", HAMMER).expect(201);

        assertThat(made.text("/price")).isEqualTo("9.90");
        assertThat(made.json().at("/price").isString()).isTrue();
        assertThat(made.text("/currency")).isEqualTo("EUR");
        assertThat(made.json().at("/stock").asInt()).isZero();
        assertThat(made.json().at("/weight_grams").isNull()).isTrue();
        assertThat(made.json().at("/age_restricted").asBoolean()).isFalse();
        assertThat(made.header("Location")).isEqualTo("/api/products/" + made.text("/id"));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(ada.get(made.header("Location")).expect(200).body()).isEqualTo(made.body());
    }

    @Test
    void hasThePriceInTheDecimalsOfItsCurrency() {
        assertThat(price("10", "EUR")).isEqualTo("10.00");
        assertThat(price("10.5", "EUR")).isEqualTo("10.50");
        assertThat(price("0", "EUR")).isEqualTo("0.00");
        assertThat(price("1200", "JPY")).isEqualTo("1200");
        assertThat(price("0.125", "KWD")).isEqualTo("0.125");
        assertThat(price("999999999999.99", "USD")).isEqualTo("999999999999.99");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  {"name": "x", "price": "1", "currency": "EUR"}                             | /sku      | required
                                                                  {"sku": "x", "price": "1", "currency": "EUR"}                              | /name     | required
                                                                  {"sku": "x", "name": "x", "currency": "EUR"}                               | /price    | required
                                                                  {"sku": "x", "name": "x", "price": "1"}                                    | /currency | required
                                                                  {"sku": " x", "name": "x", "price": "1", "currency": "EUR"}                | /sku      | invalid_value
                                                                  {"sku": "a\\u0000", "name": "x", "price": "1", "currency": "EUR"}          | /sku      | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1.999", "currency": "EUR"}             | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "-1", "currency": "EUR"}                | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1e3", "currency": "EUR"}               | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1,50", "currency": "EUR"}              | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1.0", "currency": "JPY"}               | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1000000000000", "currency": "EUR"}     | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": 1.5, "currency": "EUR"}                 | /price    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "eur"}                 | /currency | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "XAU"}                 | /currency | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "stock": -1}    | /stock    | out_of_range
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "stock": 1.5}   | /stock    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "stock": "1"}   | /stock    | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "stock": 99999999999} | /stock | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "weight_grams": -5} | /weight_grams | out_of_range
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "age_restricted": "yes"} | /age_restricted | invalid_value
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "id": "0199d6a0-0000-7000-8000-000000000000"} | /id | unknown_field
                                                                  {"sku": "x", "name": "x", "price": "1", "currency": "EUR", "tenant_id": 1} | /tenant_id | unknown_field
                                                                  """)
    void isRefusedWithThePlaceAndTheReason(String body, String pointer, String code) {
        Answer refused = ada.post("/api/products", body).expect(422);

        assertThat(refused.text("/code")).isEqualTo("invalid_request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void isChangedInPartAndCheckedAsAWhole() {
        String product = make(ada, HAMMER);

        Answer patched = ada.patch(product, "{\"stock\": 12, \"weight_grams\": 430}").expect(200);
        assertThat(patched.json().at("/stock").asInt()).isEqualTo(12);
        assertThat(patched.text("/name")).isEqualTo("Hammer");

        assertThat(ada.patch(product, "{\"currency\": \"JPY\"}").expect(422).text("/errors/0/pointer")).isEqualTo(
                "/price");
        assertThat(ada.patch(product, "{\"currency\": \"JPY\", \"price\": \"1500\"}").expect(200).text("/price"))
                .isEqualTo("1500");
        assertThat(ada.patch(product, "{\"name\": null}").expect(422).text("/errors/0/pointer")).isEqualTo("/name");
        assertThat(ada.patch(product, "{\"weight_grams\": null}").expect(200).json().at("/weight_grams").isNull())
                .isTrue();
    }

    @Test
    void isReplacedWholeByPut() {
        String product = make(ada, HAMMER.replace("}", ", \"stock\": 5, \"age_restricted\": true}"));

        Answer put = ada.put(product, HAMMER.replace("Hammer", "Mallet")).expect(200);

        assertThat(put.text("/name")).isEqualTo("Mallet");
        assertThat(put.json().at("/stock").asInt()).isZero();
        assertThat(put.json().at("/age_restricted").asBoolean()).isFalse();
    }

    @Test
    void hasASkuThatIsUniqueInItsOrganizationAlone() {
        make(ada, HAMMER);
        String second = make(ada, HAMMER.replace("H-1", "H-2"));
        make(gus, HAMMER);

        Answer taken = ada.post("/api/products", HAMMER).expect(409);
        assertThat(taken.text("/code")).isEqualTo("conflict");
        assertThat(taken.body()).doesNotContain("products", "tenant", "Key", "H-1");
        ada.patch(second, "{\"sku\": \"H-1\"}").expect(409);
        assertThat(ada.get(second).text("/sku")).isEqualTo("H-2");
    }

    @Test
    void isNotThereForAnotherOrganizationInAnyVerb() {
        String foreign = make(gus, HAMMER.replace("Hammer", "Secret of Gus"));
        String random = "/api/products/" + UUID.randomUUID();
        String before = gus.get(foreign).body();

        same(ada.get(foreign), ada.get(random));
        same(ada.put(foreign, HAMMER), ada.put(random, HAMMER));
        same(ada.patch(foreign, "{\"stock\": 1}"), ada.patch(random, "{\"stock\": 1}"));
        same(ada.patch(foreign, "{\"stock\": -1}"), ada.patch(random, "{\"stock\": -1}"));
        same(ada.delete(foreign), ada.delete(random));
        assertThat(ada.get("/api/products?q=Secret").texts("/name")).isEmpty();

        assertThat(gus.get(foreign).body()).isEqualTo(before);
    }

    @Test
    void refusesAStaleVersion() {
        String product = make(ada, HAMMER);
        ada.patch(product, "{\"stock\": 1}", "If-Match", "\"1\"").expect(200);

        ada.patch(product, "{\"stock\": 2}", "If-Match", "\"1\"").expect(412);
        ada.delete(product, "If-Match", "\"1\"").expect(412);

        assertThat(ada.get(product).json().at("/stock").asInt()).isEqualTo(1);
        ada.delete(product, "If-Match", "\"2\"").expect(204);
    }

    @Test
    void losesNoChangeOfManyWhoChangeItAtOnce() throws InterruptedException {
        String product = make(ada, HAMMER);
        List<Thread> threads = java.util.stream.IntStream.range(0, 20)
                .mapToObj(each -> Thread.ofVirtual().start(() -> ada
                        .patch(product,
                                each % 2 == 0 ? "{\"stock\": " + each + "}" : "{\"weight_grams\": " + each + "}")))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ada.get(product).json().at("/version").asLong()).isEqualTo(21);
        assertThat(ada.get(product).json().at("/stock").asInt() % 2).isZero();
        assertThat(ada.get(product).json().at("/weight_grams").asInt() % 2).isEqualTo(1);
    }

    @Test
    void letsOneOfManyWinWhoExpectTheSameVersion() throws InterruptedException {
        String product = make(ada, HAMMER);
        List<Answer> answers = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        List<Thread> threads = java.util.stream.IntStream.range(0, 20).mapToObj(each -> Thread.ofVirtual().start(
                () -> answers.add(ada.patch(product, "{\"stock\": " + each + "}", "If-Match", "\"1\"")))).toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void isListedByNameAndSortedAndSearchedAsAskedFor() {
        make(ada, product("B-2", "alpha", "3.00", 7));
        make(ada, product("A-1", "Bravo 50%", "20.00", 0));
        make(ada, product("C_3", "charlie", "1.00", 9));
        make(gus, product("A-1", "alpha of Gus", "1.00", 1));

        assertThat(skus("")).containsExactly("B-2", "A-1", "C_3");
        assertThat(skus("?sort=sku")).containsExactly("A-1", "B-2", "C_3");
        assertThat(skus("?sort=-price")).containsExactly("A-1", "B-2", "C_3");
        assertThat(skus("?sort=stock")).containsExactly("A-1", "B-2", "C_3");
        assertThat(skus("?q=ALPHA")).containsExactly("B-2");
        assertThat(skus("?q=50%25")).containsExactly("A-1");
        assertThat(skus("?q=_")).containsExactly("C_3");
        Answer first = ada.get("/api/products?limit=2&sort=-price");
        assertThat(ada.get("/api/products?limit=2&sort=-price&cursor=" + first.text("/next")).texts("/sku"))
                .containsExactly("C_3");
        gus.get("/api/products?limit=2&sort=-price&cursor=" + first.text("/next")).expect(400);
    }

    private List<String> skus(String query) {
        return ada.get("/api/products" + query).expect(200).texts("/sku");
    }

    private String price(String price, String currency) {
        return ada.post("/api/products",
                """
                {"sku": "%s", "name": "x", "price": "%s", "currency": "%s"}""".formatted(UUID.randomUUID(), price,
                        currency))
                .expect(201).text("/price");
    }

    private static String product(String sku, String name, String price, int stock) {
        return """
               {"sku": "%s", "name": "%s", "price": "%s", "currency": "EUR", "stock": %d}""".formatted(sku, name, price,
                stock);
    }

    private static String make(Client client, String body) {
        return "/api/products/" + client.post("/api/products", body).expect(201).text("/id");
    }

    private static void same(Answer foreign, Answer random) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.status()).isEqualTo(random.status());
        assertThat(foreign.bodyButForTheTraceId()).isEqualTo(random.bodyButForTheTraceId());
    }
}
