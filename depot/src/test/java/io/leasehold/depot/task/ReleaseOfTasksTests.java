package io.leasehold.depot.task;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseOfTasksTests extends RunningDepot {
    @Test
    void takesOneWhoLeavesOffTheTasksOfThatOrganizationAlone() {
        Client left = newOrganizationOfAda();
        Client kept = newOrganizationOfAda();
        String mia = add(left, "mia@acme.example");
        add(kept, "mia@acme.example");
        String mine = assign(left, mia);
        String theirs = assign(kept, mia);
        String before = kept.get(theirs).body();

        left.delete(members(left) + "/" + mia).expect(204);

        assertThat(awaitNobody(left, mine).header("ETag")).isEqualTo("\"2\"");
        assertThat(kept.get(theirs).body()).isEqualTo(before);
        left.patch(mine, "{\"assignee\": \"" + mia + "\"}").expect(422);
    }

    /** The event comes after the answer: asks until it has come. */
    private static Answer awaitNobody(Client client, String task) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        Answer answer = client.get(task).expect(200);
        while (!answer.json().at("/assignee").isNull() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
            answer = client.get(task).expect(200);
        }
        assertThat(answer.json().at("/assignee").isNull()).isTrue();
        return answer;
    }

    private static String add(Client client, String email) {
        return client.post(members(client), "{\"email\": \"" + email + "\", \"role\": \"member\"}").expect(201).text(
                "/user_id");
    }

    private static String members(Client client) {
        return "/api/organizations/" + client.get("/api/organizations/current").expect(200).text("/id") + "/members";
    }

    private static String assign(Client client, String user) {
        return "/api/tasks/"
                + client.post("/api/tasks", "{\"title\": \"Hers\", \"assignee\": \"" + user + "\"}").expect(
                        201).text("/id");
    }
}
