package io.leasehold.postgres.binding;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.SocketFactory;

/**
 * Counts how often the driver, having written something, has to wait for the server: the turns that a network makes slow. Each thread counts its own,
 * since classes of tests run beside each other.
 */
public final class TurnCountingSocketFactory extends SocketFactory {
    private static final ThreadLocal<AtomicLong> TURNS = ThreadLocal.withInitial(AtomicLong::new);

    /** All turns of this thread so far. */
    static long turns() {
        return TURNS.get().get();
    }

    @Override
    public Socket createSocket() {
        return new CountingSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("The driver connects by itself.");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("The driver connects by itself.");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("The driver connects by itself.");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("The driver connects by itself.");
    }

    private static final class CountingSocket extends Socket {
        private boolean written;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    if (written) {
                        written = false;
                        TURNS.get().incrementAndGet();
                    }
                    return super.read(bytes, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    written = true;
                    out.write(bytes, from, length);
                }
            };
        }
    }
}
