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

    public String getString(int columnIndex) throws SQLException { return rows.getString(columnIndex); }

    public boolean getBoolean(int columnIndex) throws SQLException { return rows.getBoolean(columnIndex); }

    public byte getByte(int columnIndex) throws SQLException { return rows.getByte(columnIndex); }

    public short getShort(int columnIndex) throws SQLException { return rows.getShort(columnIndex); }

    public int getInt(int columnIndex) throws SQLException { return rows.getInt(columnIndex); }

    public long getLong(int columnIndex) throws SQLException { return rows.getLong(columnIndex); }

    public float getFloat(int columnIndex) throws SQLException { return rows.getFloat(columnIndex); }

    public double getDouble(int columnIndex) throws SQLException { return rows.getDouble(columnIndex); }

    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        return rows.getBigDecimal(columnIndex, scale);
    }

    public byte[] getBytes(int columnIndex) throws SQLException { return rows.getBytes(columnIndex); }

    public Date getDate(int columnIndex) throws SQLException { return rows.getDate(columnIndex); }

    public Time getTime(int columnIndex) throws SQLException { return rows.getTime(columnIndex); }

    public Timestamp getTimestamp(int columnIndex) throws SQLException { return rows.getTimestamp(columnIndex); }

    public InputStream getAsciiStream(int columnIndex) throws SQLException { return rows.getAsciiStream(columnIndex); }

    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        return rows.getUnicodeStream(columnIndex);
    }

    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        return rows.getBinaryStream(columnIndex);
    }

    public String getString(String columnLabel) throws SQLException { return rows.getString(columnLabel); }

    public boolean getBoolean(String columnLabel) throws SQLException { return rows.getBoolean(columnLabel); }

    public byte getByte(String columnLabel) throws SQLException { return rows.getByte(columnLabel); }

    public short getShort(String columnLabel) throws SQLException { return rows.getShort(columnLabel); }

    public int getInt(String columnLabel) throws SQLException { return rows.getInt(columnLabel); }

    public long getLong(String columnLabel) throws SQLException { return rows.getLong(columnLabel); }

    public float getFloat(String columnLabel) throws SQLException { return rows.getFloat(columnLabel); }

    public double getDouble(String columnLabel) throws SQLException { return rows.getDouble(columnLabel); }

    public BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
        return rows.getBigDecimal(columnLabel, scale);
    }

    public byte[] getBytes(String columnLabel) throws SQLException { return rows.getBytes(columnLabel); }

    public Date getDate(String columnLabel) throws SQLException { return rows.getDate(columnLabel); }

    public Time getTime(String columnLabel) throws SQLException { return rows.getTime(columnLabel); }

    public Timestamp getTimestamp(String columnLabel) throws SQLException { return rows.getTimestamp(columnLabel); }

    public InputStream getAsciiStream(String columnLabel) throws SQLException {
        return rows.getAsciiStream(columnLabel);
    }

    public InputStream getUnicodeStream(String columnLabel) throws SQLException {
        return rows.getUnicodeStream(columnLabel);
    }

    public InputStream getBinaryStream(String columnLabel) throws SQLException {
        return rows.getBinaryStream(columnLabel);
    }

    public SQLWarning getWarnings() throws SQLException { return rows.getWarnings(); }

    public void clearWarnings() throws SQLException { rows.clearWarnings(); }

    public String getCursorName() throws SQLException { return rows.getCursorName(); }

    public ResultSetMetaData getMetaData() throws SQLException { return rows.getMetaData(); }

    public int findColumn(String columnLabel) throws SQLException { return rows.findColumn(columnLabel); }

    public Reader getCharacterStream(int columnIndex) throws SQLException {
        return rows.getCharacterStream(columnIndex);
    }

    public Reader getCharacterStream(String columnLabel) throws SQLException {
        return rows.getCharacterStream(columnLabel);
    }

    public BigDecimal getBigDecimal(int columnIndex) throws SQLException { return rows.getBigDecimal(columnIndex); }

    public BigDecimal getBigDecimal(String columnLabel) throws SQLException { return rows.getBigDecimal(columnLabel); }

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

    public Ref getRef(int columnIndex) throws SQLException { return rows.getRef(columnIndex); }

    public Blob getBlob(int columnIndex) throws SQLException { return rows.getBlob(columnIndex); }

    public Clob getClob(int columnIndex) throws SQLException { return rows.getClob(columnIndex); }

    public Ref getRef(String columnLabel) throws SQLException { return rows.getRef(columnLabel); }

    public Blob getBlob(String columnLabel) throws SQLException { return rows.getBlob(columnLabel); }

    public Clob getClob(String columnLabel) throws SQLException { return rows.getClob(columnLabel); }

    public Date getDate(int columnIndex, Calendar cal) throws SQLException { return rows.getDate(columnIndex, cal); }

    public Date getDate(String columnLabel, Calendar cal) throws SQLException { return rows.getDate(columnLabel, cal); }

    public Time getTime(int columnIndex, Calendar cal) throws SQLException { return rows.getTime(columnIndex, cal); }

    public Time getTime(String columnLabel, Calendar cal) throws SQLException { return rows.getTime(columnLabel, cal); }

    public Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
        return rows.getTimestamp(columnIndex, cal);
    }

    public Timestamp getTimestamp(String columnLabel, Calendar cal) throws SQLException {
        return rows.getTimestamp(columnLabel, cal);
    }

    public URL getURL(int columnIndex) throws SQLException { return rows.getURL(columnIndex); }

    public URL getURL(String columnLabel) throws SQLException { return rows.getURL(columnLabel); }

    public RowId getRowId(int columnIndex) throws SQLException { return rows.getRowId(columnIndex); }

    public RowId getRowId(String columnLabel) throws SQLException { return rows.getRowId(columnLabel); }

    public int getHoldability() throws SQLException { return rows.getHoldability(); }

    public boolean isClosed() throws SQLException { return rows.isClosed(); }

    public NClob getNClob(int columnIndex) throws SQLException { return rows.getNClob(columnIndex); }

    public NClob getNClob(String columnLabel) throws SQLException { return rows.getNClob(columnLabel); }

    public SQLXML getSQLXML(int columnIndex) throws SQLException { return rows.getSQLXML(columnIndex); }

    public SQLXML getSQLXML(String columnLabel) throws SQLException { return rows.getSQLXML(columnLabel); }

    public String getNString(int columnIndex) throws SQLException { return rows.getNString(columnIndex); }

    public String getNString(String columnLabel) throws SQLException { return rows.getNString(columnLabel); }

    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        return rows.getNCharacterStream(columnIndex);
    }

    public Reader getNCharacterStream(String columnLabel) throws SQLException {
        return rows.getNCharacterStream(columnLabel);
    }
}
