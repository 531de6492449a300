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
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** The results of a call, and parameters by name, which go to the driver's statement as they are. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingCallableStatement extends TenantPreparedStatement implements CallableStatement {
    ForwardingCallableStatement(TenantConnection connection, Sql sql, Preparation preparation) throws SQLException {
        super(connection, sql, preparation);
    }

    /** The driver's statement. */
    abstract CallableStatement call();

    public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType);
    }

    public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType, scale);
    }

    public boolean wasNull() throws SQLException { return call().wasNull(); }

    public String getString(int parameterIndex) throws SQLException { return call().getString(parameterIndex); }

    public boolean getBoolean(int parameterIndex) throws SQLException { return call().getBoolean(parameterIndex); }

    public byte getByte(int parameterIndex) throws SQLException { return call().getByte(parameterIndex); }

    public short getShort(int parameterIndex) throws SQLException { return call().getShort(parameterIndex); }

    public int getInt(int parameterIndex) throws SQLException { return call().getInt(parameterIndex); }

    public long getLong(int parameterIndex) throws SQLException { return call().getLong(parameterIndex); }

    public float getFloat(int parameterIndex) throws SQLException { return call().getFloat(parameterIndex); }

    public double getDouble(int parameterIndex) throws SQLException { return call().getDouble(parameterIndex); }

    public BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
        return call().getBigDecimal(parameterIndex, scale);
    }

    public byte[] getBytes(int parameterIndex) throws SQLException { return call().getBytes(parameterIndex); }

    public Date getDate(int parameterIndex) throws SQLException { return call().getDate(parameterIndex); }

    public Time getTime(int parameterIndex) throws SQLException { return call().getTime(parameterIndex); }

    public Timestamp getTimestamp(int parameterIndex) throws SQLException {
        return call().getTimestamp(parameterIndex);
    }

    public BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
        return call().getBigDecimal(parameterIndex);
    }

    public Ref getRef(int parameterIndex) throws SQLException { return call().getRef(parameterIndex); }

    public Blob getBlob(int parameterIndex) throws SQLException { return call().getBlob(parameterIndex); }

    public Clob getClob(int parameterIndex) throws SQLException { return call().getClob(parameterIndex); }

    public Date getDate(int parameterIndex, Calendar cal) throws SQLException {
        return call().getDate(parameterIndex, cal);
    }

    public Time getTime(int parameterIndex, Calendar cal) throws SQLException {
        return call().getTime(parameterIndex, cal);
    }

    public Timestamp getTimestamp(int parameterIndex, Calendar cal) throws SQLException {
        return call().getTimestamp(parameterIndex, cal);
    }

    public void registerOutParameter(int parameterIndex, int sqlType, String typeName) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType, typeName);
    }

    public void registerOutParameter(String parameterName, int sqlType) throws SQLException {
        call().registerOutParameter(parameterName, sqlType);
    }

    public void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
        call().registerOutParameter(parameterName, sqlType, scale);
    }

    public void registerOutParameter(String parameterName, int sqlType, String typeName) throws SQLException {
        call().registerOutParameter(parameterName, sqlType, typeName);
    }

    public URL getURL(int parameterIndex) throws SQLException { return call().getURL(parameterIndex); }

    public void setURL(String parameterName, URL val) throws SQLException { call().setURL(parameterName, val); }

    public void setNull(String parameterName, int sqlType) throws SQLException {
        call().setNull(parameterName, sqlType);
    }

    public void setBoolean(String parameterName, boolean x) throws SQLException { call().setBoolean(parameterName, x); }

    public void setByte(String parameterName, byte x) throws SQLException { call().setByte(parameterName, x); }

    public void setShort(String parameterName, short x) throws SQLException { call().setShort(parameterName, x); }

    public void setInt(String parameterName, int x) throws SQLException { call().setInt(parameterName, x); }

    public void setLong(String parameterName, long x) throws SQLException { call().setLong(parameterName, x); }

    public void setFloat(String parameterName, float x) throws SQLException { call().setFloat(parameterName, x); }

    public void setDouble(String parameterName, double x) throws SQLException { call().setDouble(parameterName, x); }

    public void setBigDecimal(String parameterName, BigDecimal x) throws SQLException {
        call().setBigDecimal(parameterName, x);
    }

    public void setString(String parameterName, String x) throws SQLException { call().setString(parameterName, x); }

    public void setBytes(String parameterName, byte[] x) throws SQLException { call().setBytes(parameterName, x); }

    public void setDate(String parameterName, Date x) throws SQLException { call().setDate(parameterName, x); }

    public void setTime(String parameterName, Time x) throws SQLException { call().setTime(parameterName, x); }

    public void setTimestamp(String parameterName, Timestamp x) throws SQLException {
        call().setTimestamp(parameterName, x);
    }

    public void setAsciiStream(String parameterName, InputStream x, int length) throws SQLException {
        call().setAsciiStream(parameterName, x, length);
    }

    public void setBinaryStream(String parameterName, InputStream x, int length) throws SQLException {
        call().setBinaryStream(parameterName, x, length);
    }

    public void setObject(String parameterName, Object x, int targetSqlType, int scale) throws SQLException {
        call().setObject(parameterName, x, targetSqlType, scale);
    }

    public void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
        call().setObject(parameterName, x, targetSqlType);
    }

    public void setObject(String parameterName, Object x) throws SQLException { call().setObject(parameterName, x); }

    public void setCharacterStream(String parameterName, Reader reader, int length) throws SQLException {
        call().setCharacterStream(parameterName, reader, length);
    }

    public void setDate(String parameterName, Date x, Calendar cal) throws SQLException {
        call().setDate(parameterName, x, cal);
    }

    public void setTime(String parameterName, Time x, Calendar cal) throws SQLException {
        call().setTime(parameterName, x, cal);
    }

    public void setTimestamp(String parameterName, Timestamp x, Calendar cal) throws SQLException {
        call().setTimestamp(parameterName, x, cal);
    }

    public void setNull(String parameterName, int sqlType, String typeName) throws SQLException {
        call().setNull(parameterName, sqlType, typeName);
    }

    public String getString(String parameterName) throws SQLException { return call().getString(parameterName); }

    public boolean getBoolean(String parameterName) throws SQLException { return call().getBoolean(parameterName); }

    public byte getByte(String parameterName) throws SQLException { return call().getByte(parameterName); }

    public short getShort(String parameterName) throws SQLException { return call().getShort(parameterName); }

    public int getInt(String parameterName) throws SQLException { return call().getInt(parameterName); }

    public long getLong(String parameterName) throws SQLException { return call().getLong(parameterName); }

    public float getFloat(String parameterName) throws SQLException { return call().getFloat(parameterName); }

    public double getDouble(String parameterName) throws SQLException { return call().getDouble(parameterName); }

    public byte[] getBytes(String parameterName) throws SQLException { return call().getBytes(parameterName); }

    public Date getDate(String parameterName) throws SQLException { return call().getDate(parameterName); }

    public Time getTime(String parameterName) throws SQLException { return call().getTime(parameterName); }

    public Timestamp getTimestamp(String parameterName) throws SQLException {
        return call().getTimestamp(parameterName);
    }

    public BigDecimal getBigDecimal(String parameterName) throws SQLException {
        return call().getBigDecimal(parameterName);
    }

    public Ref getRef(String parameterName) throws SQLException { return call().getRef(parameterName); }

    public Blob getBlob(String parameterName) throws SQLException { return call().getBlob(parameterName); }

    public Clob getClob(String parameterName) throws SQLException { return call().getClob(parameterName); }

    public Date getDate(String parameterName, Calendar cal) throws SQLException {
        return call().getDate(parameterName, cal);
    }

    public Time getTime(String parameterName, Calendar cal) throws SQLException {
        return call().getTime(parameterName, cal);
    }

    public Timestamp getTimestamp(String parameterName, Calendar cal) throws SQLException {
        return call().getTimestamp(parameterName, cal);
    }

    public URL getURL(String parameterName) throws SQLException { return call().getURL(parameterName); }

    public RowId getRowId(int parameterIndex) throws SQLException { return call().getRowId(parameterIndex); }

    public RowId getRowId(String parameterName) throws SQLException { return call().getRowId(parameterName); }

    public void setRowId(String parameterName, RowId x) throws SQLException { call().setRowId(parameterName, x); }

    public void setNString(String parameterName, String value) throws SQLException {
        call().setNString(parameterName, value);
    }

    public void setNCharacterStream(String parameterName, Reader value, long length) throws SQLException {
        call().setNCharacterStream(parameterName, value, length);
    }

    public void setNClob(String parameterName, NClob value) throws SQLException {
        call().setNClob(parameterName, value);
    }

    public void setClob(String parameterName, Reader reader, long length) throws SQLException {
        call().setClob(parameterName, reader, length);
    }

    public void setBlob(String parameterName, InputStream inputStream, long length) throws SQLException {
        call().setBlob(parameterName, inputStream, length);
    }

    public void setNClob(String parameterName, Reader reader, long length) throws SQLException {
        call().setNClob(parameterName, reader, length);
    }

    public NClob getNClob(int parameterIndex) throws SQLException { return call().getNClob(parameterIndex); }

    public NClob getNClob(String parameterName) throws SQLException { return call().getNClob(parameterName); }

    public void setSQLXML(String parameterName, SQLXML xmlObject) throws SQLException {
        call().setSQLXML(parameterName, xmlObject);
    }

    public SQLXML getSQLXML(int parameterIndex) throws SQLException { return call().getSQLXML(parameterIndex); }

    public SQLXML getSQLXML(String parameterName) throws SQLException { return call().getSQLXML(parameterName); }

    public String getNString(int parameterIndex) throws SQLException { return call().getNString(parameterIndex); }

    public String getNString(String parameterName) throws SQLException { return call().getNString(parameterName); }

    public Reader getNCharacterStream(int parameterIndex) throws SQLException {
        return call().getNCharacterStream(parameterIndex);
    }

    public Reader getNCharacterStream(String parameterName) throws SQLException {
        return call().getNCharacterStream(parameterName);
    }

    public Reader getCharacterStream(int parameterIndex) throws SQLException {
        return call().getCharacterStream(parameterIndex);
    }

    public Reader getCharacterStream(String parameterName) throws SQLException {
        return call().getCharacterStream(parameterName);
    }

    public void setBlob(String parameterName, Blob x) throws SQLException { call().setBlob(parameterName, x); }

    public void setClob(String parameterName, Clob x) throws SQLException { call().setClob(parameterName, x); }

    public void setAsciiStream(String parameterName, InputStream x, long length) throws SQLException {
        call().setAsciiStream(parameterName, x, length);
    }

    public void setBinaryStream(String parameterName, InputStream x, long length) throws SQLException {
        call().setBinaryStream(parameterName, x, length);
    }

    public void setCharacterStream(String parameterName, Reader reader, long length) throws SQLException {
        call().setCharacterStream(parameterName, reader, length);
    }

    public void setAsciiStream(String parameterName, InputStream x) throws SQLException {
        call().setAsciiStream(parameterName, x);
    }

    public void setBinaryStream(String parameterName, InputStream x) throws SQLException {
        call().setBinaryStream(parameterName, x);
    }

    public void setCharacterStream(String parameterName, Reader reader) throws SQLException {
        call().setCharacterStream(parameterName, reader);
    }

    public void setNCharacterStream(String parameterName, Reader value) throws SQLException {
        call().setNCharacterStream(parameterName, value);
    }

    public void setClob(String parameterName, Reader reader) throws SQLException {
        call().setClob(parameterName, reader);
    }

    public void setBlob(String parameterName, InputStream inputStream) throws SQLException {
        call().setBlob(parameterName, inputStream);
    }

    public void setNClob(String parameterName, Reader reader) throws SQLException {
        call().setNClob(parameterName, reader);
    }

    public void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        call().setObject(parameterName, x, targetSqlType, scaleOrLength);
    }

    public void setObject(String parameterName, Object x, SQLType targetSqlType) throws SQLException {
        call().setObject(parameterName, x, targetSqlType);
    }

    public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType);
    }

    public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType, scale);
    }

    public void registerOutParameter(int parameterIndex, SQLType sqlType, String typeName) throws SQLException {
        call().registerOutParameter(parameterIndex, sqlType, typeName);
    }

    public void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
        call().registerOutParameter(parameterName, sqlType);
    }

    public void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
        call().registerOutParameter(parameterName, sqlType, scale);
    }

    public void registerOutParameter(String parameterName, SQLType sqlType, String typeName) throws SQLException {
        call().registerOutParameter(parameterName, sqlType, typeName);
    }
}
