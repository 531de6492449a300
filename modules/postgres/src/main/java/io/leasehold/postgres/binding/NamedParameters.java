package io.leasehold.postgres.binding;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** Parameters of a call by name, which go to the driver's statement as they are. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class NamedParameters extends TenantPreparedStatement implements CallableStatement {
    NamedParameters(TenantConnection connection, Sql sql, Preparation preparation) throws SQLException {
        super(connection, sql, preparation);
    }

    /** The driver's statement. */
    abstract CallableStatement call();

    public void setURL(String name, URL val) throws SQLException { call().setURL(name, val); }

    public void setNull(String name, int sqlType) throws SQLException { call().setNull(name, sqlType); }

    public void setBoolean(String name, boolean x) throws SQLException { call().setBoolean(name, x); }

    public void setByte(String name, byte x) throws SQLException { call().setByte(name, x); }

    public void setShort(String name, short x) throws SQLException { call().setShort(name, x); }

    public void setInt(String name, int x) throws SQLException { call().setInt(name, x); }

    public void setLong(String name, long x) throws SQLException { call().setLong(name, x); }

    public void setFloat(String name, float x) throws SQLException { call().setFloat(name, x); }

    public void setDouble(String name, double x) throws SQLException { call().setDouble(name, x); }

    public void setBigDecimal(String name, BigDecimal x) throws SQLException { call().setBigDecimal(name, x); }

    public void setString(String name, String x) throws SQLException { call().setString(name, x); }

    public void setBytes(String name, byte[] x) throws SQLException { call().setBytes(name, x); }

    public void setDate(String name, Date x) throws SQLException { call().setDate(name, x); }

    public void setTime(String name, Time x) throws SQLException { call().setTime(name, x); }

    public void setTimestamp(String name, Timestamp x) throws SQLException { call().setTimestamp(name, x); }

    public void setAsciiStream(String name, InputStream x, int length) throws SQLException {
        call().setAsciiStream(name, x, length);
    }

    public void setBinaryStream(String name, InputStream x, int length) throws SQLException {
        call().setBinaryStream(name, x, length);
    }

    public void setObject(String name, Object x, int type, int scale) throws SQLException {
        call().setObject(name, x, type, scale);
    }

    public void setObject(String name, Object x, int type) throws SQLException { call().setObject(name, x, type); }

    public void setObject(String name, Object x) throws SQLException { call().setObject(name, x); }

    public void setCharacterStream(String name, Reader x, int length) throws SQLException {
        call().setCharacterStream(name, x, length);
    }

    public void setDate(String name, Date x, Calendar cal) throws SQLException { call().setDate(name, x, cal); }

    public void setTime(String name, Time x, Calendar cal) throws SQLException { call().setTime(name, x, cal); }

    public void setTimestamp(String name, Timestamp x, Calendar cal) throws SQLException {
        call().setTimestamp(name, x, cal);
    }

    public void setNull(String name, int sqlType, String named) throws SQLException {
        call().setNull(name, sqlType, named);
    }

    public void setRowId(String name, RowId x) throws SQLException { call().setRowId(name, x); }

    public void setNString(String name, String value) throws SQLException { call().setNString(name, value); }

    public void setNCharacterStream(String name, Reader value, long length) throws SQLException {
        call().setNCharacterStream(name, value, length);
    }

    public void setNClob(String name, NClob value) throws SQLException { call().setNClob(name, value); }

    public void setClob(String name, Reader x, long length) throws SQLException { call().setClob(name, x, length); }

    public void setBlob(String name, InputStream x, long length) throws SQLException {
        call().setBlob(name, x, length);
    }

    public void setNClob(String name, Reader x, long length) throws SQLException { call().setNClob(name, x, length); }

    public void setSQLXML(String name, SQLXML x) throws SQLException { call().setSQLXML(name, x); }

    public void setBlob(String name, Blob x) throws SQLException { call().setBlob(name, x); }

    public void setClob(String name, Clob x) throws SQLException { call().setClob(name, x); }

    public void setAsciiStream(String name, InputStream x, long length) throws SQLException {
        call().setAsciiStream(name, x, length);
    }

    public void setBinaryStream(String name, InputStream x, long length) throws SQLException {
        call().setBinaryStream(name, x, length);
    }

    public void setCharacterStream(String name, Reader x, long length) throws SQLException {
        call().setCharacterStream(name, x, length);
    }

    public void setAsciiStream(String name, InputStream x) throws SQLException { call().setAsciiStream(name, x); }

    public void setBinaryStream(String name, InputStream x) throws SQLException { call().setBinaryStream(name, x); }

    public void setCharacterStream(String name, Reader x) throws SQLException { call().setCharacterStream(name, x); }

    public void setNCharacterStream(String name, Reader value) throws SQLException {
        call().setNCharacterStream(name, value);
    }

    public void setClob(String name, Reader x) throws SQLException { call().setClob(name, x); }

    public void setBlob(String name, InputStream x) throws SQLException { call().setBlob(name, x); }

    public void setNClob(String name, Reader x) throws SQLException { call().setNClob(name, x); }

    public void setObject(String name, Object x, SQLType type, int scale) throws SQLException {
        call().setObject(name, x, type, scale);
    }

    public void setObject(String name, Object x, SQLType type) throws SQLException { call().setObject(name, x, type); }
}
