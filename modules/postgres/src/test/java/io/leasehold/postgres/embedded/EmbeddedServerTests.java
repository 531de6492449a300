package io.leasehold.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.setup.DatabaseSetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedServerTests {
    /** The same for all tests, each of which has to leave it so that the next one can start. */
    @TempDir
    private static Path folder;

    @Test
    void keepsItsDataAcrossARestartOnAnotherPort() {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            Rows.write(server, "restart");
        }
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            assertThat(Rows.read(server, "select row from public.kept")).contains("restart");
        }
    }

    @Test
    void tellsOthersHowToReachItAsLongAsItRuns() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            DatabaseSetup.administer(server.access(), server.administrator());

            DatabaseAccess found = EmbeddedServer.running(folder).orElseThrow();

            assertThat(found).isEqualTo(server.access());
        }
        assertThat(EmbeddedServer.running(folder)).isEmpty();
        assertThat(EmbeddedServer.running(folder.resolve("nothing"))).isEmpty();
    }

    @Test
    void keepsItsDataWhenTheApplicationIsKilledAndStopsThePostgresThatWasLeftBehind() throws Exception {
        try (ServerProcess application = ServerProcess.start(folder, 0, "kill")) {
            ProcessHandle postgres = ProcessHandle.of(postmaster()).orElseThrow();

            application.kill();
            assertThat(postgres.isAlive()).as("PostgreSQL outlives the application").isTrue();

            try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
                assertThat(postgres.isAlive()).isFalse();
                assertThat(Rows.read(server, "select row from public.kept")).contains("kill");
            }
        }
    }

    @Test
    void startsAgainOnThePortOfThePostgresThatWasLeftBehind() throws Exception {
        int port = freePort();
        try (ServerProcess application = ServerProcess.start(folder, port, "same port")) {
            application.kill();

            try (EmbeddedServer server = EmbeddedServer.start(folder, port)) {
                assertThat(server.access().url()).contains(":" + port + "/");
                assertThat(Rows.read(server, "select row from public.kept")).contains("same port");
            }
        }
    }

    @Test
    void keepsItsDataWhenPostgresIsKilledToo() throws Exception {
        try (ServerProcess application = ServerProcess.start(folder, 0, "both")) {
            ProcessHandle postgres = ProcessHandle.of(postmaster()).orElseThrow();
            List<ProcessHandle> backends = postgres.children().toList();

            application.kill();
            postgres.destroyForcibly();
            for (ProcessHandle gone : Stream.concat(Stream.of(postgres), backends.stream()).toList()) {
                gone.onExit().get(30, TimeUnit.SECONDS);
            }

            try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
                assertThat(Rows.read(server, "select row from public.kept")).contains("both");
            }
        }
    }

    @Test
    void startsWhenTheNumberOfALostPostgresBelongsToAnotherProcessNow() throws IOException {
        EmbeddedServer.start(folder, 0).close();
        Files.writeString(folder.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder + "\n");

        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            assertThat(Rows.read(server, "select 1")).containsExactly("1");
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessHas() throws IOException {
        try (ServerProcess application = ServerProcess.start(folder, 0, "held")) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, 0)).isInstanceOf(EmbeddedServerException.class)
                    .hasMessage(
                            "The data folder " + folder.toRealPath() + " is in use by process " + application.pid()
                                    + ". Stop that process, or set LEASEHOLD_DATA_DIR to another folder.");
        }
    }

    @Test
    void refusesAFolderThatThisProcessHasAlready() {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, 0)).hasMessageContaining("is in use by process "
                    + ProcessHandle.current().pid());
            assertThat(Rows.read(server, "select 1")).containsExactly("1");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, taken.getLocalPort())).hasMessage("Port " + taken
                    .getLocalPort() + " is taken, so the embedded PostgreSQL cannot listen there. "
                    + "Free it, or set LEASEHOLD_PG_PORT to another port (0 takes any).");
        }
    }

    @Test
    void writesDurablyAndListensOnThisMachineAlone() {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            assertThat(Rows.read(server,
                    """
                    select name || '=' || setting from pg_settings where name in ('fsync', 'synchronous_commit',
                      'full_page_writes', 'listen_addresses', 'unix_socket_directories', 'password_encryption')
                    order by name""")).containsExactly("fsync=on", "full_page_writes=on", "listen_addresses=localhost",
                            "password_encryption=scram-sha-256", "synchronous_commit=on", "unix_socket_directories=");
            assertThat(Rows.read(server, "select distinct auth_method from pg_hba_file_rules")).containsExactly(
                    "scram-sha-256");
        }
    }

    @Test
    void asksForPasswordsAndKeepsThemFromOthers() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            assertThatThrownBy(() -> Rows.connect(server, new Credentials("postgres", "guessed")).close()).isInstanceOf(
                    SQLException.class).hasMessageContaining("password authentication failed");
            Path passwords = folder.resolve("passwords.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords))).isEqualTo("rw-------");
            assertThat(folder.resolve("initial-password")).doesNotExist();
            assertThat(server.administrator().toString()).doesNotContain(server.administrator().password());
        }
    }

    @Test
    void saysThatPasswordsWereLost() throws IOException {
        EmbeddedServer.start(folder, 0).close();
        Path passwords = folder.resolve("passwords.properties");
        Path hidden = Files.move(passwords, folder.resolve("hidden"));
        try {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, 0))
                    .hasMessageContaining("has lost its file of passwords");
        } finally {
            Files.move(hidden, passwords);
        }
    }

    @Test
    void setsAsideWhatAnInterruptedFirstStartLeft(@TempDir Path fresh) throws IOException {
        Files.createDirectories(fresh.resolve("postgres"));
        Files.writeString(fresh.resolve("postgres/postgresql.conf"), "half written");

        try (EmbeddedServer server = EmbeddedServer.start(fresh, 0)) {
            assertThat(Rows.read(server, "select 1")).containsExactly("1");
        }
        try (Stream<Path> files = Files.walk(fresh, 2)) {
            assertThat(files.map(file -> fresh.relativize(file).toString())).anyMatch(file -> file.matches(
                    "unfinished-\\d+/postgres"));
        }
    }

    @Test
    void stopsPostgresWithItself() throws Exception {
        ProcessHandle postgres;
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            Rows.write(server, "stop");
            postgres = ProcessHandle.of(postmaster()).orElseThrow();
        }
        postgres.onExit().get(30, TimeUnit.SECONDS);
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
