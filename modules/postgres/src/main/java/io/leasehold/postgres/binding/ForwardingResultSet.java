package io.leasehold.postgres.binding;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** The reading of a result set, which goes to the driver's as it is. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingResultSet implements ResultSet {
    final ResultSet rows;

    ForwardingResultSet(ResultSet rows) {
        this.rows = rows;
    }

    public boolean wasNull() throws SQLException { return rows.wasNull(); }

    public String getString(int at) throws SQLException { return rows.getString(at); }

    public boolean getBoolean(int at) throws SQLException { return rows.getBoolean(at); }

    public byte getByte(int at) throws SQLException { return rows.getByte(at); }

    public short getShort(int at) throws SQLException { return rows.getShort(at); }

    public int getInt(int at) throws SQLException { return rows.getInt(at); }

    public long getLong(int at) throws SQLException { return rows.getLong(at); }

    public float getFloat(int at) throws SQLException { return rows.getFloat(at); }

    public double getDouble(int at) throws SQLException { return rows.getDouble(at); }

    public BigDecimal getBigDecimal(int at, int scale) throws SQLException { return rows.getBigDecimal(at, scale); }

    public byte[] getBytes(int at) throws SQLException { return rows.getBytes(at); }

    public Date getDate(int at) throws SQLException { return rows.getDate(at); }

    public Time getTime(int at) throws SQLException { return rows.getTime(at); }

    public Timestamp getTimestamp(int at) throws SQLException { return rows.getTimestamp(at); }

    public InputStream getAsciiStream(int at) throws SQLException { return rows.getAsciiStream(at); }

    public InputStream getUnicodeStream(int at) throws SQLException { return rows.getUnicodeStream(at); }

    public InputStream getBinaryStream(int at) throws SQLException { return rows.getBinaryStream(at); }

    public String getString(String name) throws SQLException { return rows.getString(name); }

    public boolean getBoolean(String name) throws SQLException { return rows.getBoolean(name); }

    public byte getByte(String name) throws SQLException { return rows.getByte(name); }

    public short getShort(String name) throws SQLException { return rows.getShort(name); }

    public int getInt(String name) throws SQLException { return rows.getInt(name); }

    public long getLong(String name) throws SQLException { return rows.getLong(name); }

    public float getFloat(String name) throws SQLException { return rows.getFloat(name); }

    public double getDouble(String name) throws SQLException { return rows.getDouble(name); }

    public BigDecimal getBigDecimal(String name, int scale) throws SQLException {
        return rows.getBigDecimal(name, scale);
    }

    public byte[] getBytes(String name) throws SQLException { return rows.getBytes(name); }

    public Date getDate(String name) throws SQLException { return rows.getDate(name); }

    public Time getTime(String name) throws SQLException { return rows.getTime(name); }

    public Timestamp getTimestamp(String name) throws SQLException { return rows.getTimestamp(name); }

    public InputStream getAsciiStream(String name) throws SQLException { return rows.getAsciiStream(name); }

    public InputStream getUnicodeStream(String name) throws SQLException { return rows.getUnicodeStream(name); }

    public InputStream getBinaryStream(String name) throws SQLException { return rows.getBinaryStream(name); }

    public SQLWarning getWarnings() throws SQLException { return rows.getWarnings(); }

    public void clearWarnings() throws SQLException { rows.clearWarnings(); }

    public String getCursorName() throws SQLException { return rows.getCursorName(); }

    public ResultSetMetaData getMetaData() throws SQLException { return rows.getMetaData(); }

    public int findColumn(String name) throws SQLException { return rows.findColumn(name); }

    public Reader getCharacterStream(int at) throws SQLException { return rows.getCharacterStream(at); }

    public Reader getCharacterStream(String name) throws SQLException { return rows.getCharacterStream(name); }

    public BigDecimal getBigDecimal(int at) throws SQLException { return rows.getBigDecimal(at); }

    public BigDecimal getBigDecimal(String name) throws SQLException { return rows.getBigDecimal(name); }

    public boolean isBeforeFirst() throws SQLException { return rows.isBeforeFirst(); }

    public boolean isAfterLast() throws SQLException { return rows.isAfterLast(); }

    public boolean isFirst() throws SQLException { return rows.isFirst(); }

    public boolean isLast() throws SQLException { return rows.isLast(); }

    public void beforeFirst() throws SQLException { rows.beforeFirst(); }

    public void afterLast() throws SQLException { rows.afterLast(); }

    public boolean first() throws SQLException { return rows.first(); }

    public boolean last() throws SQLException { return rows.last(); }

    public int getRow() throws SQLException { return rows.getRow(); }

    public boolean absolute(int row) throws SQLException { return rows.absolute(row); }

    public boolean relative(int count) throws SQLException { return rows.relative(count); }

    public boolean previous() throws SQLException { return rows.previous(); }

    public void setFetchDirection(int direction) throws SQLException { rows.setFetchDirection(direction); }

    public int getFetchDirection() throws SQLException { return rows.getFetchDirection(); }

    public void setFetchSize(int count) throws SQLException { rows.setFetchSize(count); }

    public int getFetchSize() throws SQLException { return rows.getFetchSize(); }

    public int getType() throws SQLException { return rows.getType(); }

    public int getConcurrency() throws SQLException { return rows.getConcurrency(); }

    public Ref getRef(int at) throws SQLException { return rows.getRef(at); }

    public Blob getBlob(int at) throws SQLException { return rows.getBlob(at); }

    public Clob getClob(int at) throws SQLException { return rows.getClob(at); }

    public Ref getRef(String name) throws SQLException { return rows.getRef(name); }

    public Blob getBlob(String name) throws SQLException { return rows.getBlob(name); }

    public Clob getClob(String name) throws SQLException { return rows.getClob(name); }

    public Date getDate(int at, Calendar cal) throws SQLException { return rows.getDate(at, cal); }

    public Date getDate(String name, Calendar cal) throws SQLException { return rows.getDate(name, cal); }

    public Time getTime(int at, Calendar cal) throws SQLException { return rows.getTime(at, cal); }

    public Time getTime(String name, Calendar cal) throws SQLException { return rows.getTime(name, cal); }

    public Timestamp getTimestamp(int at, Calendar cal) throws SQLException { return rows.getTimestamp(at, cal); }

    public Timestamp getTimestamp(String name, Calendar cal) throws SQLException {
        return rows.getTimestamp(name, cal);
    }

    public URL getURL(int at) throws SQLException { return rows.getURL(at); }

    public URL getURL(String name) throws SQLException { return rows.getURL(name); }

    public RowId getRowId(int at) throws SQLException { return rows.getRowId(at); }

    public RowId getRowId(String name) throws SQLException { return rows.getRowId(name); }

    public int getHoldability() throws SQLException { return rows.getHoldability(); }

    public boolean isClosed() throws SQLException { return rows.isClosed(); }

    public NClob getNClob(int at) throws SQLException { return rows.getNClob(at); }

    public NClob getNClob(String name) throws SQLException { return rows.getNClob(name); }

    public SQLXML getSQLXML(int at) throws SQLException { return rows.getSQLXML(at); }

    public SQLXML getSQLXML(String name) throws SQLException { return rows.getSQLXML(name); }

    public String getNString(int at) throws SQLException { return rows.getNString(at); }

    public String getNString(String name) throws SQLException { return rows.getNString(name); }

    public Reader getNCharacterStream(int at) throws SQLException { return rows.getNCharacterStream(at); }

    public Reader getNCharacterStream(String name) throws SQLException { return rows.getNCharacterStream(name); }
}
