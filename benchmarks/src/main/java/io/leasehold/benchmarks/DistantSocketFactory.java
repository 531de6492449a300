package io.leasehold.benchmarks;

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
 * Moves the database 0.3 ms away: the first answer after something was sent is held back for that long, by spinning, since no timer is that exact. The
 * server's own time comes on top, as on a real network. Counts these turns, too.
 */
public final class DistantSocketFactory extends SocketFactory {
    private static final long ADDED_NANOS = 300_000;
    private static final AtomicLong TURNS = new AtomicLong();

    /** How many turns there were so far. */
    static long turns() {
        return TURNS.get();
    }

    @Override
    public Socket createSocket() {
        return new DistantSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw notConnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw notConnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw notConnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw notConnected();
    }

    private static UnsupportedOperationException notConnected() {
        return new UnsupportedOperationException("The driver asks for a socket and connects it by itself.");
    }

    private static final class DistantSocket extends Socket {
        private boolean asked;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int count = super.read(bytes, from, length);
                    if (asked) {
                        asked = false;
                        TURNS.incrementAndGet();
                        spin();
                    }
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    asked = true;
                    out.write(bytes, from, length);
                }
            };
        }

        private static void spin() {
            long start = System.nanoTime();
            while (System.nanoTime() - start < ADDED_NANOS) {
                Thread.onSpinWait();
            }
        }
    }
}
