package io.leasehold.depot;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.leasehold.depot.attack.Answer;
import io.leasehold.depot.attack.Caller;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class RestartTests {
    @Test
    void whatWasAnsweredSurvivesAKillAnOrderlyRestartAndASecondDepotOnTheSameFolder(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        int postgresPort = DepotProcess.freePort();
        String ada;
        String gus;
        try (DepotProcess depot = DepotProcess.start(data, postgresPort).awaitReady()) {
            ada = newTask(depot, "ada@acme.example", "acme");
            gus = newTask(depot, "gus@globex.example", "globex");
            depot.kill();
        }
        // The server was left behind by the kill; the second start finds it on the folder, and may be given another port.
        try (DepotProcess depot = DepotProcess.start(data, DepotProcess.freePort()).awaitReady()) {
            assertEachSeesOnlyTheirs(depot, ada, gus);
        }
        try (DepotProcess depot = DepotProcess.start(data, postgresPort).awaitReady()) {
            assertASecondSaysSoAndEnds(data);
            assertThat(Caller.answers(depot.port(), "/actuator/health/readiness")).isTrue();
            assertEachSeesOnlyTheirs(depot, ada, gus);
        }
    }

    private static void assertASecondSaysSoAndEnds(Path data) throws InterruptedException {
        try (DepotProcess second = DepotProcess.start(data, DepotProcess.freePort())) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output()).contains("is in use by process", "LEASEHOLD_DATA_DIR").doesNotContain("\tat ");
        }
    }

    private static String newTask(DepotProcess depot, String email, String organization) {
        Answer answer = Caller.signedIn(depot.port(), email, organization).post("/api/tasks",
                """
                {"title": "Still there tomorrow"}""");
        return answer.json().path("id").asString();
    }

    private static void assertEachSeesOnlyTheirs(DepotProcess depot, String ada, String gus) {
        Caller acme = Caller.signedIn(depot.port(), "ada@acme.example", "acme");
        Caller globex = Caller.signedIn(depot.port(), "gus@globex.example", "globex");
        assertThat(acme.get("/api/tasks/" + ada).status()).isEqualTo(200);
        assertThat(globex.get("/api/tasks/" + gus).status()).isEqualTo(200);
        assertThat(acme.get("/api/tasks/" + gus).status()).isEqualTo(404);
        assertThat(globex.get("/api/tasks/" + ada).status()).isEqualTo(404);
    }
}
