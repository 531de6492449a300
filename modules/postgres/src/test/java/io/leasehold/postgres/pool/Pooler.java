package io.leasehold.postgres.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** PgBouncer in transaction mode in front of the server of tests, with one server connection for each database and role. */
public final class Pooler implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final int port;

    /** Starts one, or has the tests skipped where it is not installed. */
    public static Pooler before(DatabaseAccess access) {
        Optional<Path> program = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").map(
                folder -> Path.of(folder, "pgbouncer")).filter(Files::isExecutable).findFirst();
        if (program.isEmpty() && Boolean.parseBoolean(System.getenv("LEASEHOLD_PGBOUNCER_REQUIRED"))) {
            throw new IllegalStateException("pgbouncer is not installed, and LEASEHOLD_PGBOUNCER_REQUIRED is set.");
        }
        Assumptions.assumeTrue(program.isPresent(), "pgbouncer is not installed: its tests are skipped.");
        try {
            return new Pooler(program.orElseThrow(), access);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pooler(Path program, DatabaseAccess access) throws IOException {
        folder = Files.createTempDirectory("leasehold-pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = freePort();
        StringBuilder users = new StringBuilder();
        for (Credentials role : List.of(access.app(), access.lookup(), access.owner())) {
            users.append('"').append(role.username()).append("\" \"").append(role.password()).append("\"\n");
        }
        write("users", users.toString());
        String server = access.url().replaceFirst("jdbc:postgresql://[^:]+:(\\d+)/.*", "$1");
        Path configuration = write("pgbouncer.ini", """
                                                    [databases]
                                                    * = host=127.0.0.1 port=%s
                                                    [pgbouncer]
                                                    listen_addr = 127.0.0.1
                                                    listen_port = %d
                                                    unix_socket_dir =
                                                    auth_type = scram-sha-256
                                                    auth_file = %s/users
                                                    pool_mode = transaction
                                                    default_pool_size = 1
                                                    max_client_conn = 200
                                                    ignore_startup_parameters = extra_float_digits
                                                    """.formatted(server, port, folder));
        List<String> command = new ArrayList<>(List.of(program.toString(), "-q"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody")); // it refuses to run as root
        }
        command.add(configuration.toString());
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
                .start();
        ConnectionPoolTests.await(this::answers);
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("pgbouncer did not start: " + log());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The same database through the pooler. */
    public String url(DatabaseAccess access) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + access.database();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
