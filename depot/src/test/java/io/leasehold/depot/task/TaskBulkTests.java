package io.leasehold.depot.task;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class TaskBulkTests extends RunningDepot {
    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @Test
    void answersForEachIdAndTakesAForeignOneForARandomOne() {
        String first = make(ada);
        String second = make(ada);
        String foreign = make(gus);
        String random = UUID.randomUUID().toString();
        String before = gus.get("/api/tasks/" + foreign).body();

        Answer bulk = bulk(Stream.of(first, foreign, second, random, first)).expect(200);

        assertThat(bulk.texts("/id")).containsExactly(first, foreign, second, random, first);
        assertThat(bulk.texts("/result")).containsExactly("updated", "not_found", "updated", "not_found", "updated");
        assertThat(ada.get("/api/tasks/" + first).text("/status")).isEqualTo("done");
        assertThat(ada.get("/api/tasks/" + first).header("ETag")).isEqualTo("\"2\"");
        assertThat(gus.get("/api/tasks/" + foreign).body()).isEqualTo(before);
    }

    @Test
    void answersAlikeForForeignIdsAloneAndRandomIdsAlone() {
        String foreign = make(gus);
        String random = UUID.randomUUID().toString();

        assertThat(bulk(Stream.of(foreign)).expect(200).body().replace(foreign, "")).isEqualTo(bulk(Stream.of(random))
                .expect(200).body().replace(random, ""));
    }

    @Test
    void takesFiveHundredIdsAndNotOneMore() {
        bulk(Collections.nCopies(500, UUID.randomUUID().toString()).stream()).expect(200);

        assertThat(bulk(Collections.nCopies(501, UUID.randomUUID().toString()).stream()).expect(422).text(
                "/errors/0/pointer")).isEqualTo("/ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\": [], \"status\": \"done\"}", "{\"ids\": [null], \"status\": \"done\"}",
        "{\"ids\": [\"1\"], \"status\": \"done\"}", "{\"ids\": \"1\", \"status\": \"done\"}",
        "{\"ids\": [\"0199d6a0-0000-7000-8000-000000000000\"]}",
        "{\"ids\": [\"0199d6a0-0000-7000-8000-000000000000\"], \"status\": \"lost\"}",
        "{\"ids\": [\"0199d6a0-0000-7000-8000-000000000000\"], \"status\": \"done\", \"tenant\": \"x\"}"})
    void refusesAWishThatMeansNothing(String wish) {
        assertThat(ada.patch("/api/tasks/bulk", wish).expect(422).json().at("/errors").size()).isPositive();
    }

    @Test
    void bringsTwoWhoChangeTheSameTasksTheOtherWayAroundToAnEnd() throws InterruptedException {
        List<String> ids = Stream.generate(() -> make(ada)).limit(40).toList();
        List<Answer> answers = Collections.synchronizedList(new java.util.ArrayList<>());
        List<Thread> threads = Stream.of(ids, ids.reversed(), ids, ids.reversed()).map(order -> Thread.ofVirtual()
                .start(() -> answers.add(bulk(order.stream())))).toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(4).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    private Answer bulk(Stream<String> ids) {
        return ada.patch("/api/tasks/bulk", ids.collect(joining("\", \"", "{\"ids\": [\"",
                "\"], \"status\": \"done\"}")));
    }

    private static String make(Client client) {
        return client.post("/api/tasks", "{\"title\": \"One of many\"}").expect(201).text("/id");
    }
}
