package io.leasehold.postgres.binding;

import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
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

/** The results of a call, which come from the driver's statement as they are. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingCallableStatement extends NamedParameters {
    ForwardingCallableStatement(TenantConnection connection, Sql sql, Preparation preparation) throws SQLException {
        super(connection, sql, preparation);
    }

    public void registerOutParameter(int at, int sqlType) throws SQLException {
        call().registerOutParameter(at, sqlType);
    }

    public void registerOutParameter(int at, int sqlType, int scale) throws SQLException {
        call().registerOutParameter(at, sqlType, scale);
    }

    public boolean wasNull() throws SQLException { return call().wasNull(); }

    public String getString(int at) throws SQLException { return call().getString(at); }

    public boolean getBoolean(int at) throws SQLException { return call().getBoolean(at); }

    public byte getByte(int at) throws SQLException { return call().getByte(at); }

    public short getShort(int at) throws SQLException { return call().getShort(at); }

    public int getInt(int at) throws SQLException { return call().getInt(at); }

    public long getLong(int at) throws SQLException { return call().getLong(at); }

    public float getFloat(int at) throws SQLException { return call().getFloat(at); }

    public double getDouble(int at) throws SQLException { return call().getDouble(at); }

    public BigDecimal getBigDecimal(int at, int scale) throws SQLException { return call().getBigDecimal(at, scale); }

    public byte[] getBytes(int at) throws SQLException { return call().getBytes(at); }

    public Date getDate(int at) throws SQLException { return call().getDate(at); }

    public Time getTime(int at) throws SQLException { return call().getTime(at); }

    public Timestamp getTimestamp(int at) throws SQLException { return call().getTimestamp(at); }

    public BigDecimal getBigDecimal(int at) throws SQLException { return call().getBigDecimal(at); }

    public Ref getRef(int at) throws SQLException { return call().getRef(at); }

    public Blob getBlob(int at) throws SQLException { return call().getBlob(at); }

    public Clob getClob(int at) throws SQLException { return call().getClob(at); }

    public Date getDate(int at, Calendar cal) throws SQLException { return call().getDate(at, cal); }

    public Time getTime(int at, Calendar cal) throws SQLException { return call().getTime(at, cal); }

    public Timestamp getTimestamp(int at, Calendar cal) throws SQLException { return call().getTimestamp(at, cal); }

    public void registerOutParameter(int at, int sqlType, String named) throws SQLException {
        call().registerOutParameter(at, sqlType, named);
    }

    public void registerOutParameter(String name, int sqlType) throws SQLException {
        call().registerOutParameter(name, sqlType);
    }

    public void registerOutParameter(String name, int sqlType, int scale) throws SQLException {
        call().registerOutParameter(name, sqlType, scale);
    }

    public void registerOutParameter(String name, int sqlType, String named) throws SQLException {
        call().registerOutParameter(name, sqlType, named);
    }

    public URL getURL(int at) throws SQLException { return call().getURL(at); }

    public String getString(String name) throws SQLException { return call().getString(name); }

    public boolean getBoolean(String name) throws SQLException { return call().getBoolean(name); }

    public byte getByte(String name) throws SQLException { return call().getByte(name); }

    public short getShort(String name) throws SQLException { return call().getShort(name); }

    public int getInt(String name) throws SQLException { return call().getInt(name); }

    public long getLong(String name) throws SQLException { return call().getLong(name); }

    public float getFloat(String name) throws SQLException { return call().getFloat(name); }

    public double getDouble(String name) throws SQLException { return call().getDouble(name); }

    public byte[] getBytes(String name) throws SQLException { return call().getBytes(name); }

    public Date getDate(String name) throws SQLException { return call().getDate(name); }

    public Time getTime(String name) throws SQLException { return call().getTime(name); }

    public Timestamp getTimestamp(String name) throws SQLException { return call().getTimestamp(name); }

    public BigDecimal getBigDecimal(String name) throws SQLException { return call().getBigDecimal(name); }

    public Ref getRef(String name) throws SQLException { return call().getRef(name); }

    public Blob getBlob(String name) throws SQLException { return call().getBlob(name); }

    public Clob getClob(String name) throws SQLException { return call().getClob(name); }

    public Date getDate(String name, Calendar cal) throws SQLException { return call().getDate(name, cal); }

    public Time getTime(String name, Calendar cal) throws SQLException { return call().getTime(name, cal); }

    public Timestamp getTimestamp(String name, Calendar cal) throws SQLException {
        return call().getTimestamp(name, cal);
    }

    public URL getURL(String name) throws SQLException { return call().getURL(name); }

    public RowId getRowId(int at) throws SQLException { return call().getRowId(at); }

    public RowId getRowId(String name) throws SQLException { return call().getRowId(name); }

    public NClob getNClob(int at) throws SQLException { return call().getNClob(at); }

    public NClob getNClob(String name) throws SQLException { return call().getNClob(name); }

    public SQLXML getSQLXML(int at) throws SQLException { return call().getSQLXML(at); }

    public SQLXML getSQLXML(String name) throws SQLException { return call().getSQLXML(name); }

    public String getNString(int at) throws SQLException { return call().getNString(at); }

    public String getNString(String name) throws SQLException { return call().getNString(name); }

    public Reader getNCharacterStream(int at) throws SQLException { return call().getNCharacterStream(at); }

    public Reader getNCharacterStream(String name) throws SQLException { return call().getNCharacterStream(name); }

    public Reader getCharacterStream(int at) throws SQLException { return call().getCharacterStream(at); }

    public Reader getCharacterStream(String name) throws SQLException { return call().getCharacterStream(name); }

    public void registerOutParameter(int at, SQLType sqlType) throws SQLException {
        call().registerOutParameter(at, sqlType);
    }

    public void registerOutParameter(int at, SQLType sqlType, int scale) throws SQLException {
        call().registerOutParameter(at, sqlType, scale);
    }

    public void registerOutParameter(int at, SQLType sqlType, String named) throws SQLException {
        call().registerOutParameter(at, sqlType, named);
    }

    public void registerOutParameter(String name, SQLType sqlType) throws SQLException {
        call().registerOutParameter(name, sqlType);
    }

    public void registerOutParameter(String name, SQLType sqlType, int scale) throws SQLException {
        call().registerOutParameter(name, sqlType, scale);
    }

    public void registerOutParameter(String name, SQLType sqlType, String named) throws SQLException {
        call().registerOutParameter(name, sqlType, named);
    }
}
