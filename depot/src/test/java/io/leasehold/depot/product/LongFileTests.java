package io.leasehold.depot.product;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.InputStreamSource;

import io.leasehold.core.Tenant;
import io.leasehold.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is written in more than one batch is one import nevertheless. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongFileTests {
    private static final String HEADINGS = "sku,name,price,currency,stock\n";

    private final Tenant acme = Catalogue.tenant("acme");
    private final Tenant globex = Catalogue.tenant("globex");
    private final Catalogue catalogue = new Catalogue();

    @AfterAll
    void close() {
        catalogue.close();
    }

    @Test
    void findsASkuAgainThatStandsInAnEarlierBatch() {
        Tenant own = Catalogue.tenant("own");
        catalogue.load(globex, HEADINGS + "S-0,Theirs,9.00,EUR,1\n");
        String file = HEADINGS + lines("S", 5_000) + "S-1,Again,2.00,EUR,1\n" + lines("T", 10);

        Problem refusal = catchThrowableOfType(Problem.class, () -> catalogue.load(own, file));

        assertThat(errors(refusal)).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(5_002);
            assertThat(error.code()).isEqualTo("duplicate");
            assertThat(error.detail()).contains("in line 3");
        });
        assertThat(catalogue.products(own)).isEmpty();
        ImportReport partial = catalogue.loadPartly(own, file);
        assertThat(partial.created()).isEqualTo(5_010);
        assertThat(partial.failed()).isEqualTo(1);
        assertThat(catalogue.products(own)).hasSize(5_010).filteredOn(product -> product.sku().equals("S-1"))
                .extracting(
                        ProductFields::name)
                .containsExactly("One of many");
        assertThat(catalogue.products(globex)).extracting(ProductFields::name).contains("Theirs");
    }

    @Test
    void takesASkuThatAnEarlierImportHadForAnUpdate() {
        Tenant own = Catalogue.tenant("own");
        assertThat(catalogue.load(own, HEADINGS + lines("S", 4_500)).created()).isEqualTo(4_500);

        ImportReport again = catalogue.load(own, HEADINGS + lines("S", 4_501));

        assertThat(again.updated()).isEqualTo(4_500);
        assertThat(again.created()).isEqualTo(1);
    }

    @Test
    void writesNothingWhenTheLastLineIsBrokenWhetherPartialOrNot() {
        Tenant own = Catalogue.tenant("own");
        String file = HEADINGS + lines("S", 5_000) + "X,\"never closed,1.00,EUR,1\n";

        Problem refusal = catchThrowableOfType(Problem.class, () -> catalogue.load(own, file));
        Problem partial = catchThrowableOfType(Problem.class, () -> catalogue.loadPartly(own, file));

        assertThat(errors(refusal)).isEqualTo(errors(partial)).singleElement().satisfies(error -> assertThat(error
                .line()).isEqualTo(5_002));
        assertThat(catalogue.products(own)).isEmpty();
    }

    @Test
    void refusesASecondImportOfTheSameOrganizationWhileOneIsUnderWayAndOfNoOther() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ImportReport> first = threads.submit(() -> catalogue.load(acme, waiting(HEADINGS + lines("S", 10),
                    reading, goOn)));
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();

            Problem second = catchThrowableOfType(Problem.class, () -> catalogue.load(acme, HEADINGS + lines("T", 10)));
            ImportReport others = catalogue.load(globex, HEADINGS + lines("T", 10));
            goOn.countDown();

            assertThat(second.status().value()).isEqualTo(409);
            assertThat(second.code()).isEqualTo("import_in_progress");
            assertThat(others.created()).isEqualTo(10);
            assertThat(first.get(30, TimeUnit.SECONDS).created()).isEqualTo(10);
        }
        assertThat(catalogue.products(acme)).hasSize(10).noneMatch(product -> product.sku().startsWith("T"));
        assertThat(catalogue.load(acme, HEADINGS + lines("T", 10)).created()).isEqualTo(10);
    }

    @Test
    void refusesAThirdImportWhileTwoAreUnderWayWhosoeverTheyAre() throws Exception {
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ImportReport>> both = Stream.of(Catalogue.tenant("one"), Catalogue.tenant("two"))
                    .map(tenant -> threads.submit(() -> catalogue.load(tenant,
                            waiting(HEADINGS + lines("S", 10), reading,
                                    goOn))))
                    .toList();
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();

            Problem third = catchThrowableOfType(Problem.class, () -> catalogue.load(acme, HEADINGS + lines("U", 10)));
            goOn.countDown();

            assertThat(third.status().value()).isEqualTo(503);
            assertThat(third.code()).isEqualTo("busy");
            for (Future<ImportReport> each : both) {
                assertThat(each.get(30, TimeUnit.SECONDS).created()).isEqualTo(10);
            }
        }
        assertThat(catalogue.products(acme)).noneMatch(product -> product.sku().startsWith("U"));
    }

    @Test
    void stopsReadingWhereNothingWillBeWrittenAnyway() {
        Tenant own = Catalogue.tenant("own");
        String file = HEADINGS + lines("S", 1) + ",,,,\n".repeat(15_000) + lines("T", 1);

        Problem refusal = catchThrowableOfType(Problem.class, () -> catalogue.load(own, file));
        ImportReport partial = catalogue.loadPartly(own, file);

        assertThat(refusal.properties()).containsEntry("failed", 10_000);
        assertThat(errors(refusal)).hasSize(1_000);
        assertThat(partial.failed()).isEqualTo(15_000);
        assertThat(partial.created()).isEqualTo(2);
    }

    @Test
    void keepsRowsFreeWhileItFindsOutWhatIsWrong() throws Exception {
        Tenant own = Catalogue.tenant("own");
        catalogue.load(own, HEADINGS + lines("S", 1));
        String file = HEADINGS + lines("S", 1) + ",,,,\n";
        AtomicInteger readings = new AtomicInteger();

        Problem refusal = catchThrowableOfType(Problem.class, () -> catalogue.load(own, () -> {
            readings.incrementAndGet();
            return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        }));

        assertThat(errors(refusal)).isNotEmpty();
        // Once for its characters and once for its lines: never for writing.
        assertThat(readings).hasValue(2);
    }

    /** Waits where it is opened for writing, after it was found to be text and to be right. */
    private static InputStreamSource waiting(String file, CountDownLatch reading, CountDownLatch goOn) {
        AtomicInteger openings = new AtomicInteger();
        return () -> {
            if (openings.incrementAndGet() < 3) {
                return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
            }
            reading.countDown();
            try {
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static List<ImportError> errors(Problem refusal) {
        return ((List<?>) refusal.properties().getOrDefault("errors", List.of())).stream().map(ImportError.class::cast)
                .toList();
    }

    private static String lines(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + "-" + number + ",One of many,1.00,EUR,3\n")
                .collect(
                        Collectors.joining());
    }
}
