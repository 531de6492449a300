package io.leasehold.testkit.statements;

/**
 * A statement that was sent from one line.
 *
 * @param updatable whether its result can be written to
 */
record Sent(String sql, StackTraceElement line, boolean updatable) {
    String sender() {
        return line.getClassName();
    }
}
