package io.leasehold.depot.task;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class TaskFinishingTests extends RunningDepot {
    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "cancelled"})
    void keepsWhenATaskWasFinishedUntilItIsOpenAgain(String finished) {
        String task = make(ada, "open");
        assertThat(finishedAt(ada.get(task))).isNull();

        Answer done = ada.patch(task, "{\"status\": \"" + finished + "\"}").expect(200);
        assertThat(finishedAt(done)).isEqualTo(done.text("/updated_at")).isNotEqualTo(done.text("/created_at"));

        Answer renamed = ada.patch(task, "{\"title\": \"Called otherwise\"}").expect(200);
        assertThat(finishedAt(renamed)).isEqualTo(finishedAt(done));

        assertThat(finishedAt(ada.patch(task, "{\"status\": \"in_progress\"}").expect(200))).isNull();
        assertThat(finishedAt(ada.get(task).expect(200))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"open,false", "in_progress,false", "done,true", "cancelled,true"})
    void knowsOfATaskThatIsMadeFinishedWhenThatWas(String status, boolean finished) {
        Answer made = ada.get(make(ada, status)).expect(200);

        assertThat(finishedAt(made)).isEqualTo(finished ? made.text("/created_at") : null);
    }

    @Test
    void keepsItForManyAtOnceAndForNobodyElse() {
        String first = make(ada, "open");
        String second = make(ada, "done");
        String foreign = make(gus, "open");
        String finishedBefore = finishedAt(ada.get(second));

        bulk("done", first, second, foreign);
        Answer done = ada.get(first);
        assertThat(finishedAt(done)).isEqualTo(done.text("/updated_at"));
        assertThat(finishedAt(ada.get(second))).isEqualTo(finishedBefore);

        bulk("open", first, second, foreign);
        assertThat(finishedAt(ada.get(first))).isNull();
        assertThat(finishedAt(gus.get(foreign))).isNull();
    }

    @Test
    void cannotBeSaidByAClient() {
        assertThat(ada.post("/api/tasks", """
                                          {"title": "x", "finished_at": "2026-01-01T00:00:00Z"}""").expect(422).text(
                "/errors/0/code")).isEqualTo("unknown_field");
    }

    private void bulk(String status, String... tasks) {
        String ids = "\"" + String.join("\", \"", tasks).replace("/api/tasks/", "") + "\"";
        ada.patch("/api/tasks/bulk", "{\"ids\": [" + ids + "], \"status\": \"" + status + "\"}").expect(200);
    }

    private static String make(Client client, String status) {
        return "/api/tasks/" + client.post("/api/tasks",
                "{\"title\": \"Finish it\", \"status\": \"" + status + "\"}").expect(201).text("/id");
    }

    private static @Nullable String finishedAt(Answer answer) {
        return answer.json().at("/finished_at").isNull() ? null : answer.text("/finished_at");
    }
}
