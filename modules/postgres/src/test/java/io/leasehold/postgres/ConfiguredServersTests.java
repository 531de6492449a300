package io.leasehold.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
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

        servers.require("eu");
        Files.writeString(path, "eu.url=jdbc:postgresql://elsewhere/x\n");
        assertThat(servers.all().getLast().access().url()).isEqualTo("jdbc:postgresql://a/x");
        assertThatThrownBy(() -> servers.add(server("eu", "elsewhere"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"eu\" is taken");
        assertThatThrownBy(() -> servers.add(server("main", "elsewhere"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(prepared).containsExactly("eu");
        servers.add(server("us", "b"));
        assertThat(prepared).containsExactly("eu", "us");
    }

    @Test
    void aNameThatWasNeverReadyMayStillBePutRight() throws IOException {
        Path path = Files.writeString(folder.resolve("servers.properties"), "eu.url=jdbc:postgresql://half\n");
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(server("us", "b")), new ServersFile(path, MAIN),
                server -> {
                    note(server);
                    if (server.access().url().endsWith("half")) {
                        throw new IllegalStateException("nobody listens there");
                    }
                });
        assertThatThrownBy(() -> servers.require("eu")).isInstanceOf(ServerUnavailableException.class);

        Files.writeString(path, "eu.url=jdbc:postgresql://whole/x\nus.url=jdbc:postgresql://elsewhere/x\n");
        assertThat(servers.require("eu").access().url()).isEqualTo("jdbc:postgresql://whole/x");
        assertThat(servers.require("us").access().url()).as("configured").isEqualTo("jdbc:postgresql://b/x");
        Files.writeString(path, "eu.url=jdbc:postgresql://third/xyz\n");
        assertThat(servers.all()).extracting(each -> each.access().url()).contains("jdbc:postgresql://whole/x");
        assertThat(servers.require("eu").access().url()).isEqualTo("jdbc:postgresql://whole/x");
        assertThat(prepared).containsExactly("eu", "eu", "us");
    }

    @Test
    void serversThatAreBeingPreparedWhileTheirAddressIsPutRightAreNotUsed() throws IOException {
        Path path = Files.writeString(folder.resolve("servers.properties"), "eu.url=jdbc:postgresql://first/x\n");
        List<ConfiguredServers> found = new ArrayList<>();
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), server -> {
            note(server);
            if (prepared.size() == 1) {
                write(path, "eu.url=jdbc:postgresql://second/x\n");
                found.getFirst().all();
            }
        });
        found.add(servers);
        assertThatThrownBy(() -> servers.require("eu")).isInstanceOf(ServerUnavailableException.class);
        assertThat(servers.require("eu").access().url()).isEqualTo("jdbc:postgresql://second/x");
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSlipInTheFileHoldsUpNoOtherServerAndNoStart() throws IOException {
        Path path = folder.resolve("servers.properties");
        for (String slip : List.of("eu.adress=jdbc:postgresql://a/x", "eu.connections=3", "eu",
                "eu.url=jdbc:postgresql://a/x\neu.connections=none",
                "eu.url=jdbc:postgresql://a/x\neu.admin.username=x",
                "Eu.url=jdbc:postgresql://a/x")) {
            Files.writeString(path, slip + "\nasia.url=jdbc:postgresql://c/x\nus.url=jdbc:postgresql://b/x\n");
            ServersFile file = new ServersFile(path, MAIN);
            assertThat(file.read().faults()).as(slip).singleElement().asString().contains("servers.properties");
            ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), file, this::note);
            assertThat(servers.all()).as(slip).extracting(Server::name).containsExactly("main", "asia", "us");
            assertThatThrownBy(() -> servers.require("eu")).as(slip).isInstanceOf(UnknownServerException.class);
        }
        Files.writeString(path, "eu.url=jdbc:postgresql://a/x");
        ConfiguredServers servers = new ConfiguredServers(MAIN, List.of(), new ServersFile(path, MAIN), this::note);
        Files.writeString(path, "nonsense");
        assertThat(servers.all()).hasSize(2);
        assertThatCode(() -> servers.require("eu")).doesNotThrowAnyException();
        Files.writeString(path, "us.url=\\uXYZ");
        assertThat(servers.all()).as("a file that cannot be read").hasSize(2);
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
