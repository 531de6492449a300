package io.leasehold.postgres.binding;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** The changing of values in a result set, which touches the current row in memory and goes to the driver's as it is. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingUpdates extends ForwardingResultSet {
    ForwardingUpdates(ResultSet rows) {
        super(rows);
    }

    public boolean rowUpdated() throws SQLException { return rows.rowUpdated(); }

    public boolean rowInserted() throws SQLException { return rows.rowInserted(); }

    public boolean rowDeleted() throws SQLException { return rows.rowDeleted(); }

    public void updateNull(int at) throws SQLException { rows.updateNull(at); }

    public void updateBoolean(int at, boolean x) throws SQLException { rows.updateBoolean(at, x); }

    public void updateByte(int at, byte x) throws SQLException { rows.updateByte(at, x); }

    public void updateShort(int at, short x) throws SQLException { rows.updateShort(at, x); }

    public void updateInt(int at, int x) throws SQLException { rows.updateInt(at, x); }

    public void updateLong(int at, long x) throws SQLException { rows.updateLong(at, x); }

    public void updateFloat(int at, float x) throws SQLException { rows.updateFloat(at, x); }

    public void updateDouble(int at, double x) throws SQLException { rows.updateDouble(at, x); }

    public void updateBigDecimal(int at, BigDecimal x) throws SQLException { rows.updateBigDecimal(at, x); }

    public void updateString(int at, String x) throws SQLException { rows.updateString(at, x); }

    public void updateBytes(int at, byte[] x) throws SQLException { rows.updateBytes(at, x); }

    public void updateDate(int at, Date x) throws SQLException { rows.updateDate(at, x); }

    public void updateTime(int at, Time x) throws SQLException { rows.updateTime(at, x); }

    public void updateTimestamp(int at, Timestamp x) throws SQLException { rows.updateTimestamp(at, x); }

    public void updateAsciiStream(int at, InputStream x, int length) throws SQLException {
        rows.updateAsciiStream(at, x, length);
    }

    public void updateBinaryStream(int at, InputStream x, int length) throws SQLException {
        rows.updateBinaryStream(at, x, length);
    }

    public void updateCharacterStream(int at, Reader x, int length) throws SQLException {
        rows.updateCharacterStream(at, x, length);
    }

    public void updateObject(int at, Object x, int scale) throws SQLException { rows.updateObject(at, x, scale); }

    public void updateObject(int at, Object x) throws SQLException { rows.updateObject(at, x); }

    public void updateNull(String name) throws SQLException { rows.updateNull(name); }

    public void updateBoolean(String name, boolean x) throws SQLException { rows.updateBoolean(name, x); }

    public void updateByte(String name, byte x) throws SQLException { rows.updateByte(name, x); }

    public void updateShort(String name, short x) throws SQLException { rows.updateShort(name, x); }

    public void updateInt(String name, int x) throws SQLException { rows.updateInt(name, x); }

    public void updateLong(String name, long x) throws SQLException { rows.updateLong(name, x); }

    public void updateFloat(String name, float x) throws SQLException { rows.updateFloat(name, x); }

    public void updateDouble(String name, double x) throws SQLException { rows.updateDouble(name, x); }

    public void updateBigDecimal(String name, BigDecimal x) throws SQLException { rows.updateBigDecimal(name, x); }

    public void updateString(String name, String x) throws SQLException { rows.updateString(name, x); }

    public void updateBytes(String name, byte[] x) throws SQLException { rows.updateBytes(name, x); }

    public void updateDate(String name, Date x) throws SQLException { rows.updateDate(name, x); }

    public void updateTime(String name, Time x) throws SQLException { rows.updateTime(name, x); }

    public void updateTimestamp(String name, Timestamp x) throws SQLException { rows.updateTimestamp(name, x); }

    public void updateAsciiStream(String name, InputStream x, int length) throws SQLException {
        rows.updateAsciiStream(name, x, length);
    }

    public void updateBinaryStream(String name, InputStream x, int length) throws SQLException {
        rows.updateBinaryStream(name, x, length);
    }

    public void updateCharacterStream(String name, Reader x, int length) throws SQLException {
        rows.updateCharacterStream(name, x, length);
    }

    public void updateObject(String name, Object x, int scale) throws SQLException {
        rows.updateObject(name, x, scale);
    }

    public void updateObject(String name, Object x) throws SQLException { rows.updateObject(name, x); }

    public void cancelRowUpdates() throws SQLException { rows.cancelRowUpdates(); }

    public void moveToInsertRow() throws SQLException { rows.moveToInsertRow(); }

    public void moveToCurrentRow() throws SQLException { rows.moveToCurrentRow(); }

    public void updateRef(int at, Ref x) throws SQLException { rows.updateRef(at, x); }

    public void updateRef(String name, Ref x) throws SQLException { rows.updateRef(name, x); }

    public void updateBlob(int at, Blob x) throws SQLException { rows.updateBlob(at, x); }

    public void updateBlob(String name, Blob x) throws SQLException { rows.updateBlob(name, x); }

    public void updateClob(int at, Clob x) throws SQLException { rows.updateClob(at, x); }

    public void updateClob(String name, Clob x) throws SQLException { rows.updateClob(name, x); }

    public void updateArray(int at, Array x) throws SQLException { rows.updateArray(at, x); }

    public void updateArray(String name, Array x) throws SQLException { rows.updateArray(name, x); }

    public void updateRowId(int at, RowId x) throws SQLException { rows.updateRowId(at, x); }

    public void updateRowId(String name, RowId x) throws SQLException { rows.updateRowId(name, x); }

    public void updateNString(int at, String nString) throws SQLException { rows.updateNString(at, nString); }

    public void updateNString(String name, String nString) throws SQLException { rows.updateNString(name, nString); }

    public void updateNClob(int at, NClob nClob) throws SQLException { rows.updateNClob(at, nClob); }

    public void updateNClob(String name, NClob nClob) throws SQLException { rows.updateNClob(name, nClob); }

    public void updateSQLXML(int at, SQLXML x) throws SQLException { rows.updateSQLXML(at, x); }

    public void updateSQLXML(String name, SQLXML x) throws SQLException { rows.updateSQLXML(name, x); }

    public void updateNCharacterStream(int at, Reader x, long length) throws SQLException {
        rows.updateNCharacterStream(at, x, length);
    }

    public void updateNCharacterStream(String name, Reader x, long length) throws SQLException {
        rows.updateNCharacterStream(name, x, length);
    }

    public void updateAsciiStream(int at, InputStream x, long length) throws SQLException {
        rows.updateAsciiStream(at, x, length);
    }

    public void updateBinaryStream(int at, InputStream x, long length) throws SQLException {
        rows.updateBinaryStream(at, x, length);
    }

    public void updateCharacterStream(int at, Reader x, long length) throws SQLException {
        rows.updateCharacterStream(at, x, length);
    }

    public void updateAsciiStream(String name, InputStream x, long length) throws SQLException {
        rows.updateAsciiStream(name, x, length);
    }

    public void updateBinaryStream(String name, InputStream x, long length) throws SQLException {
        rows.updateBinaryStream(name, x, length);
    }

    public void updateCharacterStream(String name, Reader x, long length) throws SQLException {
        rows.updateCharacterStream(name, x, length);
    }

    public void updateBlob(int at, InputStream x, long length) throws SQLException { rows.updateBlob(at, x, length); }

    public void updateBlob(String name, InputStream x, long length) throws SQLException {
        rows.updateBlob(name, x, length);
    }

    public void updateClob(int at, Reader x, long length) throws SQLException { rows.updateClob(at, x, length); }

    public void updateClob(String name, Reader x, long length) throws SQLException { rows.updateClob(name, x, length); }

    public void updateNClob(int at, Reader x, long length) throws SQLException { rows.updateNClob(at, x, length); }

    public void updateNClob(String name, Reader x, long length) throws SQLException {
        rows.updateNClob(name, x, length);
    }

    public void updateNCharacterStream(int at, Reader x) throws SQLException { rows.updateNCharacterStream(at, x); }

    public void updateNCharacterStream(String name, Reader x) throws SQLException {
        rows.updateNCharacterStream(name, x);
    }

    public void updateAsciiStream(int at, InputStream x) throws SQLException { rows.updateAsciiStream(at, x); }

    public void updateBinaryStream(int at, InputStream x) throws SQLException { rows.updateBinaryStream(at, x); }

    public void updateCharacterStream(int at, Reader x) throws SQLException { rows.updateCharacterStream(at, x); }

    public void updateAsciiStream(String name, InputStream x) throws SQLException { rows.updateAsciiStream(name, x); }

    public void updateBinaryStream(String name, InputStream x) throws SQLException { rows.updateBinaryStream(name, x); }

    public void updateCharacterStream(String name, Reader x) throws SQLException {
        rows.updateCharacterStream(name, x);
    }

    public void updateBlob(int at, InputStream x) throws SQLException { rows.updateBlob(at, x); }

    public void updateBlob(String name, InputStream x) throws SQLException { rows.updateBlob(name, x); }

    public void updateClob(int at, Reader x) throws SQLException { rows.updateClob(at, x); }

    public void updateClob(String name, Reader x) throws SQLException { rows.updateClob(name, x); }

    public void updateNClob(int at, Reader x) throws SQLException { rows.updateNClob(at, x); }

    public void updateNClob(String name, Reader x) throws SQLException { rows.updateNClob(name, x); }

    public void updateObject(int at, Object x, SQLType type, int scale) throws SQLException {
        rows.updateObject(at, x, type, scale);
    }

    public void updateObject(String name, Object x, SQLType type, int scale) throws SQLException {
        rows.updateObject(name, x, type, scale);
    }

    public void updateObject(int at, Object x, SQLType type) throws SQLException { rows.updateObject(at, x, type); }

    public void updateObject(String name, Object x, SQLType type) throws SQLException {
        rows.updateObject(name, x, type);
    }
}
