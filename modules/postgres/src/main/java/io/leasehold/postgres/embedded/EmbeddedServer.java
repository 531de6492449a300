package io.leasehold.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

/**
 * A PostgreSQL inside a data folder. Its data survive restarts and crashes; it asks for passwords, listens on this machine alone, and belongs to one
 * process at a time.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String DATABASE = "leasehold";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final Passwords passwords;
    private final EmbeddedPostgres postgres;

    private EmbeddedServer(DataFolder folder, Passwords passwords, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.passwords = passwords;
        this.postgres = postgres;
    }

    /**
     * Starts the server of a folder, which is made when it does not exist.
     *
     * @param port where to listen; 0 for any free port
     */
    public static EmbeddedServer start(Path dataFolder, int port) {
        DataFolder folder = DataFolder.open(dataFolder);
        EmbeddedServer server;
        try {
            server = launch(folder, port);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e instanceof EmbeddedServerException clear ? clear : failed(folder, e);
        }
        try {
            server.createDatabase();
        } catch (SQLException e) {
            server.close();
            throw failed(folder, e);
        }
        return server;
    }

    private static EmbeddedServer launch(DataFolder folder, int port) throws IOException {
        LeftBehind.stop(folder.cluster());
        requireFree(port);
        Passwords passwords = Passwords.in(folder);
        setAsideUnfinished(folder);
        Credentials administrator = passwords.of("postgres");
        Path passwordFile = folder.path().resolve("initial-password");
        Files.deleteIfExists(passwordFile);
        Files.writeString(DataFolder.createPrivate(passwordFile), administrator.password());
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(folder.cluster())
                    .setCleanDataDirectory(false).setRegisterShutdownHook(false).setPort(port)
                    .setPGStartupWait(PATIENCE)
                    // Not in the temporary directory, where others could put programs of theirs in place.
                    .setPgBinaryResolver(new Binaries(folder.path()))
                    .setOverrideWorkingDirectory(folder.path().resolve("binaries").toFile())
                    .setLocaleConfig("auth-local", "scram-sha-256").setLocaleConfig("auth-host", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString()).setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setConnectConfig("password", administrator.password()).setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on").setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setDataDirectoryCustomizer(cluster -> finish(folder))
                    .start();
            LOG.info("Embedded PostgreSQL listens on port {}, its data are in {}.", postgres.getPort(), folder.path());
            return new EmbeddedServer(folder, passwords, postgres);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Called between initialisation and start. */
    private static void finish(DataFolder folder) {
        try {
            if (!Files.exists(folder.initialized())) {
                Files.createFile(folder.initialized());
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** An initialisation that was cut off holds no data, and cannot be continued. */
    private static void setAsideUnfinished(DataFolder folder) throws IOException {
        if (Files.exists(folder.cluster()) && !Files.exists(folder.initialized())) {
            Path aside = Files.createTempDirectory(folder.path(), "unfinished-").resolve("postgres");
            LOG.warn("{} was never completely initialised; it is moved to {}.", folder.cluster(), aside);
            Files.move(folder.cluster(), aside);
        }
    }

    private static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new EmbeddedServerException(
                    "Port " + port + " is taken, so the embedded PostgreSQL cannot listen there.",
                    "Free it, or set LEASEHOLD_PG_PORT to another port (0 takes any).", taken);
        }
    }

    private static EmbeddedServerException failed(DataFolder folder, Exception cause) {
        return new EmbeddedServerException("Starting PostgreSQL in " + folder.path() + " failed: " + cause.getMessage(),
                "PostgreSQL's own messages stand above in the log.", cause);
    }

    private void createDatabase() throws SQLException {
        Credentials administrator = administrator();
        try (Connection connection = DriverManager.getConnection(url("postgres"), administrator.username(),
                administrator
                        .password());
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement
                    .executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        }
    }

    /** The database of the application, with role names of the default and generated passwords. */
    public DatabaseAccess access() {
        return passwords.access(url(DATABASE));
    }

    /**
     * How to reach the server of a folder that another process has started, such as an application; empty where none is running.
     * Nothing is started, and the folder stays with the process that holds it.
     */
    public static Optional<DatabaseAccess> running(Path dataFolder) {
        try {
            Path pidFile = dataFolder.resolve("postgres").resolve("postmaster.pid");
            Optional<Passwords> passwords = Passwords.existing(dataFolder);
            if (passwords.isEmpty() || !Files.exists(pidFile)) {
                return Optional.empty();
            }
            // The fourth line is the port.
            int port = Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
            return Optional.of(passwords.get().access(url(port, DATABASE))).filter(EmbeddedServer::answers);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException startingOrStopping) {
            return Optional.empty();
        }
    }

    private static boolean answers(DatabaseAccess access) {
        try (Connection connection = DriverManager.getConnection(access.url(), access.lookup().username(), access
                .lookup().password())) {
            return connection.isValid(5);
        } catch (SQLException nobodyThere) {
            return false;
        }
    }

    /** The superuser of this server. */
    public Credentials administrator() {
        return passwords.of("postgres");
    }

    private String url(String database) {
        return url(postgres.getPort(), database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** Stops the server and gives its folder to the next process. */
    @Override
    public void close() {
        try {
            postgres.close();
            LeftBehind.stop(folder.cluster());
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            folder.close();
        }
    }

    /** The binaries of the classpath, told apart by folder, because the library remembers by resolver where it has unpacked before. */
    private record Binaries(Path folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }
}
