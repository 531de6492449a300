package io.leasehold.postgres.binding;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a prepared statement, remembered rather than passed on: only at the execution it is known which text they go to, the
 * statement's own or the one that binds the tenant first, where each stands one place further.
 */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class RecordedParameters extends BoundStatement implements PreparedStatement {
    private static final Parameter[] NONE = {};

    private @Nullable Parameter[] parameters = NONE;
    private int count;
    private boolean streamed;
    private boolean untyped;
    private boolean strings;

    /** Sets one value on a statement of the driver. */
    interface Parameter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    RecordedParameters(TenantConnection connection) {
        super(connection);
    }

    /** Sets all parameters on a statement, the first of them at the place after {@code offset}. */
    final void applyTo(PreparedStatement statement, int offset) throws SQLException {
        apply(parameters, count, statement, offset);
    }

    static void apply(@Nullable Parameter[] parameters, int count, PreparedStatement statement, int offset)
            throws SQLException {
        for (int i = 0; i < count; i++) {
            Parameter parameter = parameters[i];
            if (parameter != null) {
                parameter.set(statement, offset + i + 1);
            }
        }
    }

    /** The parameters as they are now, for an entry of a batch. */
    final @Nullable Parameter[] recorded() {
        return Arrays.copyOf(parameters, count);
    }

    /** Whether a parameter can be read only once, so that the statement cannot be sent a second time. */
    final boolean streamed() {
        return streamed;
    }

    /** Whether the driver may have to ask the server of which type a parameter is: not where it is told by what was set, which is said of the most common. */
    final boolean untyped() {
        return untyped || (strings && !binding.typesStrings());
    }

    public void clearParameters() throws SQLException {
        Arrays.fill(parameters, null);
        count = 0;
        streamed = false;
        untyped = false;
        strings = false;
    }

    private void record(int index, Parameter parameter) throws SQLException {
        untyped = true;
        typed(index, parameter);
    }

    private void typed(int index, Parameter parameter) throws SQLException {
        if (index < 1) {
            throw new SQLException("Parameter " + index + " cannot be set: they are counted from 1.", "22023");
        }
        if (index > parameters.length) {
            parameters = Arrays.copyOf(parameters, Math.max(index, parameters.length + 8));
        }
        parameters[index - 1] = parameter;
        count = Math.max(count, index);
    }

    private void object(int index, Object value, Parameter parameter) throws SQLException {
        record(index, parameter);
        streamed |= value instanceof InputStream || value instanceof Reader;
    }

    private void stream(int index, Parameter parameter) throws SQLException {
        record(index, parameter);
        streamed = true;
    }

    public void setNull(int index, int sqlType) throws SQLException {
        record(index, (to, at) -> to.setNull(at, sqlType));
    }

    public void setBoolean(int index, boolean x) throws SQLException {
        typed(index, (to, at) -> to.setBoolean(at, x));
    }

    public void setByte(int index, byte x) throws SQLException { record(index, (to, at) -> to.setByte(at, x)); }

    public void setShort(int index, short x) throws SQLException { typed(index, (to, at) -> to.setShort(at, x)); }

    public void setInt(int index, int x) throws SQLException { typed(index, (to, at) -> to.setInt(at, x)); }

    public void setLong(int index, long x) throws SQLException { typed(index, (to, at) -> to.setLong(at, x)); }

    public void setFloat(int index, float x) throws SQLException { typed(index, (to, at) -> to.setFloat(at, x)); }

    public void setDouble(int index, double x) throws SQLException { typed(index, (to, at) -> to.setDouble(at, x)); }

    public void setBigDecimal(int index, BigDecimal x) throws SQLException {
        typed(index, (to, at) -> to.setBigDecimal(at, x));
    }

    public void setString(int index, String x) throws SQLException {
        strings = true;
        typed(index, (to, at) -> to.setString(at, x));
    }

    public void setBytes(int index, byte[] x) throws SQLException { record(index, (to, at) -> to.setBytes(at, x)); }

    public void setDate(int index, Date x) throws SQLException {
        Date kept = (Date) SettledValue.of(x);
        record(index, (to, at) -> to.setDate(at, kept));
    }

    public void setTime(int index, Time x) throws SQLException {
        Time kept = (Time) SettledValue.of(x);
        record(index, (to, at) -> to.setTime(at, kept));
    }

    public void setTimestamp(int index, Timestamp x) throws SQLException {
        Timestamp kept = (Timestamp) SettledValue.of(x);
        record(index, (to, at) -> to.setTimestamp(at, kept));
    }

    public void setAsciiStream(int index, InputStream x, int length) throws SQLException {
        stream(index, (to, at) -> to.setAsciiStream(at, x, length));
    }

    public void setUnicodeStream(int index, InputStream x, int length) throws SQLException {
        stream(index, (to, at) -> to.setUnicodeStream(at, x, length));
    }

    public void setBinaryStream(int index, InputStream x, int length) throws SQLException {
        stream(index, (to, at) -> to.setBinaryStream(at, x, length));
    }

    public void setObject(int index, Object x, int targetSqlType) throws SQLException {
        Object kept = SettledValue.of(x);
        object(index, x, (to, at) -> to.setObject(at, kept, targetSqlType));
    }

    public void setObject(int index, Object x) throws SQLException {
        Object kept = SettledValue.of(x);
        boolean before = untyped;
        object(index, x, (to, at) -> to.setObject(at, kept));
        untyped = before || !isTyped(x);
        strings |= x instanceof String;
    }

    private static boolean isTyped(@Nullable Object x) {
        return x instanceof UUID || x instanceof String || x instanceof Integer || x instanceof Long
                || x instanceof Short
                || x instanceof Boolean || x instanceof BigDecimal || x instanceof Double || x instanceof Float;
    }

    public void setCharacterStream(int index, Reader reader, int length) throws SQLException {
        stream(index, (to, at) -> to.setCharacterStream(at, reader, length));
    }

    public void setRef(int index, Ref x) throws SQLException { record(index, (to, at) -> to.setRef(at, x)); }

    public void setBlob(int index, Blob x) throws SQLException { stream(index, (to, at) -> to.setBlob(at, x)); }

    public void setClob(int index, Clob x) throws SQLException { stream(index, (to, at) -> to.setClob(at, x)); }

    public void setArray(int index, Array x) throws SQLException { record(index, (to, at) -> to.setArray(at, x)); }

    public void setDate(int index, Date x, Calendar cal) throws SQLException {
        Date kept = (Date) SettledValue.of(x);
        Calendar in = (Calendar) SettledValue.of(cal);
        record(index, (to, at) -> to.setDate(at, kept, in));
    }

    public void setTime(int index, Time x, Calendar cal) throws SQLException {
        Time kept = (Time) SettledValue.of(x);
        Calendar in = (Calendar) SettledValue.of(cal);
        record(index, (to, at) -> to.setTime(at, kept, in));
    }

    public void setTimestamp(int index, Timestamp x, Calendar cal) throws SQLException {
        Timestamp kept = (Timestamp) SettledValue.of(x);
        Calendar in = (Calendar) SettledValue.of(cal);
        record(index, (to, at) -> to.setTimestamp(at, kept, in));
    }

    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        record(index, (to, at) -> to.setNull(at, sqlType, typeName));
    }

    public void setURL(int index, URL x) throws SQLException { record(index, (to, at) -> to.setURL(at, x)); }

    public void setRowId(int index, RowId x) throws SQLException { record(index, (to, at) -> to.setRowId(at, x)); }

    public void setNString(int index, String value) throws SQLException {
        record(index, (to, at) -> to.setNString(at, value));
    }

    public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
        stream(index, (to, at) -> to.setNCharacterStream(at, value, length));
    }

    public void setNClob(int index, NClob value) throws SQLException {
        stream(index, (to, at) -> to.setNClob(at, value));
    }

    public void setClob(int index, Reader reader, long length) throws SQLException {
        stream(index, (to, at) -> to.setClob(at, reader, length));
    }

    public void setBlob(int index, InputStream inputStream, long length) throws SQLException {
        stream(index, (to, at) -> to.setBlob(at, inputStream, length));
    }

    public void setNClob(int index, Reader reader, long length) throws SQLException {
        stream(index, (to, at) -> to.setNClob(at, reader, length));
    }

    public void setSQLXML(int index, SQLXML xmlObject) throws SQLException {
        stream(index, (to, at) -> to.setSQLXML(at, xmlObject));
    }

    public void setObject(int index, Object x, int targetSqlType, int scaleOrLength) throws SQLException {
        Object kept = SettledValue.of(x);
        object(index, x, (to, at) -> to.setObject(at, kept, targetSqlType, scaleOrLength));
    }

    public void setAsciiStream(int index, InputStream x, long length) throws SQLException {
        stream(index, (to, at) -> to.setAsciiStream(at, x, length));
    }

    public void setBinaryStream(int index, InputStream x, long length) throws SQLException {
        stream(index, (to, at) -> to.setBinaryStream(at, x, length));
    }

    public void setCharacterStream(int index, Reader reader, long length) throws SQLException {
        stream(index, (to, at) -> to.setCharacterStream(at, reader, length));
    }

    public void setAsciiStream(int index, InputStream x) throws SQLException {
        stream(index, (to, at) -> to.setAsciiStream(at, x));
    }

    public void setBinaryStream(int index, InputStream x) throws SQLException {
        stream(index, (to, at) -> to.setBinaryStream(at, x));
    }

    public void setCharacterStream(int index, Reader reader) throws SQLException {
        stream(index, (to, at) -> to.setCharacterStream(at, reader));
    }

    public void setNCharacterStream(int index, Reader value) throws SQLException {
        stream(index, (to, at) -> to.setNCharacterStream(at, value));
    }

    public void setClob(int index, Reader reader) throws SQLException {
        stream(index, (to, at) -> to.setClob(at, reader));
    }

    public void setBlob(int index, InputStream inputStream) throws SQLException {
        stream(index, (to, at) -> to.setBlob(at, inputStream));
    }

    public void setNClob(int index, Reader reader) throws SQLException {
        stream(index, (to, at) -> to.setNClob(at, reader));
    }

    public void setObject(int index, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        Object kept = SettledValue.of(x);
        object(index, x, (to, at) -> to.setObject(at, kept, targetSqlType, scaleOrLength));
    }

    public void setObject(int index, Object x, SQLType targetSqlType) throws SQLException {
        Object kept = SettledValue.of(x);
        object(index, x, (to, at) -> to.setObject(at, kept, targetSqlType));
    }
}
