package io.leasehold.postgres.pool;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import javax.net.SocketFactory;

/**
 * Sockets that, when a pool closes its connection, wait a moment for the server to close its end. A backend that is still leaving counts on the server,
 * and a bound that only the client keeps is none. Public, because the driver makes it by name.
 */
public final class FarewellSocketFactory extends SocketFactory {
    /** How long the server may take for each answer until the connection is open. */
    static final int PATIENCE_MILLIS = 10_000;

    private static final int FAREWELL_MILLIS = 500;
    private static final ScopedValue<Boolean> FAREWELL = ScopedValue.newInstance();

    /** Called by the driver. */
    public FarewellSocketFactory() {}

    static void inFarewell(Runnable closing) {
        ScopedValue.where(FAREWELL, true).run(closing);
    }

    @Override
    public Socket createSocket() {
        return new FarewellSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = new FarewellSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = new FarewellSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort)
            throws IOException {
        Socket socket = new FarewellSocket();
        socket.bind(new InetSocketAddress(localAddress, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class FarewellSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            setSoTimeout(PATIENCE_MILLIS);
        }

        @Override
        public void close() throws IOException {
            try {
                if (FAREWELL.isBound() && isConnected() && !isClosed()) {
                    awaitEnd();
                }
            } catch (IOException gone) {
                // Whoever has gone without a word has gone.
            } finally {
                super.close();
            }
        }

        private void awaitEnd() throws IOException {
            setSoTimeout(FAREWELL_MILLIS);
            shutdownOutput();
            InputStream in = getInputStream();
            byte[] ignored = new byte[1024];
            long end = System.nanoTime() + FAREWELL_MILLIS * 1_000_000L;
            while (in.read(ignored) >= 0 && System.nanoTime() < end) {
                // What still comes is nobody's.
            }
        }
    }
}
