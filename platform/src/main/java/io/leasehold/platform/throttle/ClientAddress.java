package io.leasehold.platform.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request comes from, as far as limits are concerned: an IPv4 address, or the /64 network of an IPv6 address, since that is what one subscriber
 * gets. Taken from the connection; a forwarded header counts only when the server was configured to trust the proxy that wrote it.
 */
public record ClientAddress(String value) {
    private static final int BYTES_OF_A_NETWORK = 8;

    /** The address of the client that sent this request. */
    public static ClientAddress of(HttpServletRequest request) {
        return parse(request.getRemoteAddr());
    }

    /** The address that the server reports for a client. */
    public static ClientAddress parse(String address) {
        try {
            return switch (InetAddress.ofLiteral(address)) {
                case Inet6Address six -> new ClientAddress(HexFormat.of().formatHex(six.getAddress(), 0,
                        BYTES_OF_A_NETWORK) + "/64");
                case InetAddress other -> new ClientAddress(other.getHostAddress());
            };
        } catch (IllegalArgumentException noAddress) {
            return new ClientAddress(address);
        }
    }
}
