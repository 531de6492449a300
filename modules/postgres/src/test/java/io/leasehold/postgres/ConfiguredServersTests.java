package io.leasehold.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.postgres.inspection.UnsafeDatabaseException;
import io.leasehold.postgres.setup.DatabaseSetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfiguredServersTests {
    private static final DatabaseAccess ANY = new DatabaseAccess("jdbc:postgresql://db/leasehold", role("owner"), role(
            "app"), role("lookup"), role("operator"));
    private static final Server MAIN = new Server("main", ANY, 10);

    private final List<String> prepared = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void preparesAServerOnceWhenItIsFirstRequired() {
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(server("eu", "a"), server("us", "b")), null,
                this::note);

        assertThat(servers.all()).extracting(Server::name).containsExactly("main", "eu", "us");
        assertThat(prepared).isEmpty();
        servers.require("us");
        servers.require("us");
        servers.require("main");
        assertThat(prepared).containsExactly("us");
        assertThatThrownBy(() -> servers.require("asia")).isInstanceOf(UnknownServerException.class)
                .hasMessageContaining("leasehold.postgres.servers.asia");
    }

    @Test
    void doesNotAskAServerThatIsDownAnewForEachRequest() {
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(server("eu", "a"), server("us", "b")), null,
                server -> {
                    note(server);
                    if (server.name().equals("eu")) {
                        throw new IllegalStateException("nobody listens there");
                    }
                });

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> servers.require("eu")).isInstanceOf(ServerUnavailableException.class)
                    .hasMessage("The server \"eu\" cannot be used: nobody listens there");
        }
        servers.require("us");
        assertThat(prepared).containsExactly("eu", "us");
    }

    @Test
    void findsServersThatWereAddedToItsFile() throws IOException {
        Path path = folder.resolve("servers.properties");
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), this::note);
        assertThatThrownBy(() -> servers.require("eu")).isInstanceOf(UnknownServerException.class);

        Files.writeString(path, "eu.url=jdbc:postgresql://a/x\neu.app.password=other\neu.connections = 3\n");
        Server eu = servers.require("eu");
        assertThat(eu.connections()).isEqualTo(3);
        assertThat(eu.access().app()).isEqualTo(new Credentials("app", "other"));
        assertThat(eu.access().owner()).isEqualTo(ANY.owner());

        Files.writeString(path, Files.readString(path) + "us.url=jdbc:postgresql://pooler:6432/x\n"
                + "us.direct-url=jdbc:postgresql://b/x\n");
        assertThat(servers.all()).extracting(Server::name).containsExactly("main", "eu", "us");
        assertThat(servers.require("us").isPooled()).isTrue();
        assertThat(prepared).containsExactly("eu", "us");
    }

    @Test
    void neverGivesANameAnotherMeaning() throws IOException {
        Path path = Files.writeString(folder.resolve("servers.properties"), "eu.url=jdbc:postgresql://a/x\n");
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), this::note);

        Files.writeString(path, "eu.url=jdbc:postgresql://elsewhere/x\n");
        assertThat(servers.all().getLast().access().url()).isEqualTo("jdbc:postgresql://a/x");
        assertThatThrownBy(() -> servers.add(server("eu", "elsewhere"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"eu\" is taken");
        assertThatThrownBy(() -> servers.add(server("main", "elsewhere"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(prepared).isEmpty();
        servers.add(server("us", "b"));
        assertThat(prepared).containsExactly("us");
    }

    @Test
    void refusesAFileThatItDoesNotUnderstandAtTheStartAndKeepsWhatItKnewLater() throws IOException {
        Path path = folder.resolve("servers.properties");
        for (String text : List.of("eu.adress=jdbc:postgresql://a/x", "eu.connections=3",
                "eu.url=jdbc:postgresql://a/x\neu.connections=none",
                "eu.url=jdbc:postgresql://a/x\neu.admin.username=x",
                "Eu.url=jdbc:postgresql://a/x")) {
            Files.writeString(path, text);
            assertThatThrownBy(() -> new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), this::note))
                    .as(text).isInstanceOf(IllegalStateException.class).hasMessageContaining("servers.properties");
        }
        Files.writeString(path, "eu.url=jdbc:postgresql://a/x");
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), this::note);
        Files.writeString(path, "nonsense");
        assertThat(servers.all()).hasSize(2);
        assertThatCode(() -> servers.require("eu")).doesNotThrowAnyException();
    }

    @Test
    void migratesAnotherServerAndRefusesOneThatIsNotSafe() {
        DatabaseAccess empty = TestServer.emptyDatabase();
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(new Server("eu", empty, 5)), null,
                DatabaseSetup::prepareServer);
        assertThatThrownBy(() -> servers.require("eu")).isInstanceOf(ServerUnavailableException.class);

        DatabaseSetup.administer(empty, TestServer.administrator());
        servers.add(new Server("us", empty, 5));
        TestServer.execute(empty.url(), empty.app(), "select leasehold.bind('00000000-0000-7000-8000-000000000000');"
                + "select text from shared.notes");
        TestServer.execute(empty.url(), empty.owner(), "alter table shared.notes no force row level security");
        assertThatThrownBy(() -> servers.add(new Server("again", empty, 5))).hasCauseInstanceOf(
                UnsafeDatabaseException.class);
        assertThatThrownBy(() -> servers.require("again")).isInstanceOf(UnknownServerException.class);
    }

    private void note(Server server) {
        prepared.add(server.name());
    }

    private static Server server(String name, String host) {
        return new Server(name, ANY.withUrl("jdbc:postgresql://" + host + "/x"), 5);
    }

    private static Credentials role(String duty) {
        return new Credentials(duty, "secret");
    }
}
