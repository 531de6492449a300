package io.leasehold.postgres.binding;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

/** Keeps from the driver where a session looks for tables, as servers before version 18 do. Connections have to go without encryption. */
public final class BlindSocketFactory extends SocketFactory {
    private static final byte[] PATH = "search_path\0".getBytes(StandardCharsets.US_ASCII);
    private static final int REPORT = 'S';

    @Override
    public Socket createSocket() {
        return new BlindSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("The driver connects by itself.");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    private static final class BlindSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new Blind(super.getInputStream());
        }
    }

    /** Lets message after message through, but for those that tell of the path. */
    private static final class Blind extends InputStream {
        private final DataInputStream server;
        private InputStream message = InputStream.nullInputStream();

        Blind(InputStream server) {
            this.server = new DataInputStream(server);
        }

        @Override
        public int read() throws IOException {
            int read = message.read();
            return read >= 0 || !next() ? read : message.read();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = message.read(into, from, most);
            return read > 0 || !next() ? read : message.read(into, from, most);
        }

        @Override
        public int available() throws IOException {
            return message.available() > 0 ? message.available() : server.available();
        }

        private boolean next() throws IOException {
            while (true) {
                int type = server.read();
                if (type < 0) {
                    return false;
                }
                try {
                    int length = server.readInt();
                    byte[] body = server.readNBytes(length - Integer.BYTES);
                    if (type != REPORT || !startsWith(body, PATH)) {
                        message = new ByteArrayInputStream(ByteBuffer.allocate(1 + length).put((byte) type).putInt(
                                length).put(body).array());
                        return true;
                    }
                } catch (EOFException gone) {
                    return false;
                }
            }
        }

        private static boolean startsWith(byte[] body, byte[] beginning) {
            return body.length >= beginning.length && ByteBuffer.wrap(body, 0, beginning.length).equals(ByteBuffer.wrap(
                    beginning));
        }
    }
}
