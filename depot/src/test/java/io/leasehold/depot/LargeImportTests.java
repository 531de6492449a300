package io.leasehold.depot;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot as people run it, with 256 MiB for the heap, and files as large as they come. */
@Tag("soak")
class LargeImportTests {
    private static final int LINES = 100_000;
    private static final String HEADINGS = "sku,name,price,currency,stock,weight_grams,age_restricted\r\n";

    @Test
    void takesAndGivesAHundredThousandProductsInLittleMemory(@TempDir Path folder) throws Exception {
        String file = HEADINGS + lines("EUR");
        try (DepotProcess depot = DepotProcess.start(folder.resolve("data"), DepotProcess.freePort()).awaitReady()) {
            Client gus = newOrganization(depot);
            Client lin = Client.signIn(depot.port(), "lin@both.example", "acme");
            int before = lin.get("/api/products/export").expect(200).body().length();

            Answer created = gus.post("/api/products/import", "text/csv", bytes(file)).expect(200);
            assertThat(created.json().at("/created").asInt()).isEqualTo(LINES);
            Answer exported = gus.get("/api/products/export").expect(200);
            assertThat(exported.body()).isEqualTo(file);

            breakOff(depot, gus, bytes(HEADINGS + lines("USD")));
            gus.post("/api/products/import", "text/csv", bytes(HEADINGS + lines("USD") + "LAST,,1.00,EUR,1,,false\r\n"))
                    .expect(422);
            assertThat(gus.get("/api/products/export").expect(200).body()).isEqualTo(file);
            assertThat(gus.get("/api/products/imports").json().at("/items")).hasSize(2);

            Answer updated = gus.post("/api/products/import", "text/csv", bytes(exported.body())).expect(200);
            assertThat(updated.json().at("/updated").asInt()).isEqualTo(LINES);
            assertThat(lin.get("/api/products/export").expect(200).body()).hasSize(before);
            assertThat(depot.output()).doesNotContain("OutOfMemoryError");
        }
    }

    private static Client newOrganization(DepotProcess depot) {
        Client.signIn(depot.port(), "gus@globex.example", "globex").post("/api/organizations",
                "{\"name\": \"Large\", \"slug\": \"large\"}").expect(201);
        return Client.signIn(depot.port(), "gus@globex.example", "large");
    }

    /** Sends half of what it announces, and hangs up. */
    private static void breakOff(DepotProcess depot, Client client, byte[] body) throws IOException {
        try (Socket socket = new Socket("localhost", depot.port()); OutputStream out = socket.getOutputStream()) {
            out.write(bytes("POST /api/products/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + client.token() + "\r\nContent-Type: text/csv\r\nContent-Length: " + body.length + "\r\n\r\n"));
            out.write(body, 0, body.length / 2);
        }
    }

    private static String lines(String currency) {
        return IntStream.range(0, LINES).mapToObj(number -> String.format(Locale.ROOT,
                "SKU-%06d,\"One of many, number %d\",%d.50,%s,%d,%d,%b\r\n", number, number, number % 900, currency,
                number % 70, 10 + number % 5_000, number % 10 == 0)).collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
