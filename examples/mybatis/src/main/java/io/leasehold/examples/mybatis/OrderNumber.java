package io.leasehold.examples.mybatis;

/** Where MyBatis puts the number that the database has given an order. */
final class OrderNumber {
    private long value;

    long value() {
        return value;
    }

    void setValue(long value) {
        this.value = value;
    }
}
