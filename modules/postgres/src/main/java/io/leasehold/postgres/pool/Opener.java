package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;

import io.leasehold.postgres.Place;

/** Opens connections to the database of a place. */
interface Opener {
    Connection open(Place place) throws SQLException;
}
