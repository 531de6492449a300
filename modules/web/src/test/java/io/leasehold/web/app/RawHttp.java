package io.leasehold.web.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, for those that no proper client would send. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends these bytes, each character one, and returns all that comes back until the server closes. */
    public static String send(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks for a path at a host, with more header lines, each ended by CRLF. */
    public static String get(int port, String path, String host, String headerLines) {
        return send(port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headerLines
                + "\r\n");
    }
}
