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

    public void updateNull(int columnIndex) throws SQLException { rows.updateNull(columnIndex); }

    public void updateBoolean(int columnIndex, boolean x) throws SQLException { rows.updateBoolean(columnIndex, x); }

    public void updateByte(int columnIndex, byte x) throws SQLException { rows.updateByte(columnIndex, x); }

    public void updateShort(int columnIndex, short x) throws SQLException { rows.updateShort(columnIndex, x); }

    public void updateInt(int columnIndex, int x) throws SQLException { rows.updateInt(columnIndex, x); }

    public void updateLong(int columnIndex, long x) throws SQLException { rows.updateLong(columnIndex, x); }

    public void updateFloat(int columnIndex, float x) throws SQLException { rows.updateFloat(columnIndex, x); }

    public void updateDouble(int columnIndex, double x) throws SQLException { rows.updateDouble(columnIndex, x); }

    public void updateBigDecimal(int columnIndex, BigDecimal x) throws SQLException {
        rows.updateBigDecimal(columnIndex, x);
    }

    public void updateString(int columnIndex, String x) throws SQLException { rows.updateString(columnIndex, x); }

    public void updateBytes(int columnIndex, byte[] x) throws SQLException { rows.updateBytes(columnIndex, x); }

    public void updateDate(int columnIndex, Date x) throws SQLException { rows.updateDate(columnIndex, x); }

    public void updateTime(int columnIndex, Time x) throws SQLException { rows.updateTime(columnIndex, x); }

    public void updateTimestamp(int columnIndex, Timestamp x) throws SQLException {
        rows.updateTimestamp(columnIndex, x);
    }

    public void updateAsciiStream(int columnIndex, InputStream x, int length) throws SQLException {
        rows.updateAsciiStream(columnIndex, x, length);
    }

    public void updateBinaryStream(int columnIndex, InputStream x, int length) throws SQLException {
        rows.updateBinaryStream(columnIndex, x, length);
    }

    public void updateCharacterStream(int columnIndex, Reader x, int length) throws SQLException {
        rows.updateCharacterStream(columnIndex, x, length);
    }

    public void updateObject(int columnIndex, Object x, int scaleOrLength) throws SQLException {
        rows.updateObject(columnIndex, x, scaleOrLength);
    }

    public void updateObject(int columnIndex, Object x) throws SQLException { rows.updateObject(columnIndex, x); }

    public void updateNull(String columnLabel) throws SQLException { rows.updateNull(columnLabel); }

    public void updateBoolean(String columnLabel, boolean x) throws SQLException { rows.updateBoolean(columnLabel, x); }

    public void updateByte(String columnLabel, byte x) throws SQLException { rows.updateByte(columnLabel, x); }

    public void updateShort(String columnLabel, short x) throws SQLException { rows.updateShort(columnLabel, x); }

    public void updateInt(String columnLabel, int x) throws SQLException { rows.updateInt(columnLabel, x); }

    public void updateLong(String columnLabel, long x) throws SQLException { rows.updateLong(columnLabel, x); }

    public void updateFloat(String columnLabel, float x) throws SQLException { rows.updateFloat(columnLabel, x); }

    public void updateDouble(String columnLabel, double x) throws SQLException { rows.updateDouble(columnLabel, x); }

    public void updateBigDecimal(String columnLabel, BigDecimal x) throws SQLException {
        rows.updateBigDecimal(columnLabel, x);
    }

    public void updateString(String columnLabel, String x) throws SQLException { rows.updateString(columnLabel, x); }

    public void updateBytes(String columnLabel, byte[] x) throws SQLException { rows.updateBytes(columnLabel, x); }

    public void updateDate(String columnLabel, Date x) throws SQLException { rows.updateDate(columnLabel, x); }

    public void updateTime(String columnLabel, Time x) throws SQLException { rows.updateTime(columnLabel, x); }

    public void updateTimestamp(String columnLabel, Timestamp x) throws SQLException {
        rows.updateTimestamp(columnLabel, x);
    }

    public void updateAsciiStream(String columnLabel, InputStream x, int length) throws SQLException {
        rows.updateAsciiStream(columnLabel, x, length);
    }

    public void updateBinaryStream(String columnLabel, InputStream x, int length) throws SQLException {
        rows.updateBinaryStream(columnLabel, x, length);
    }

    public void updateCharacterStream(String columnLabel, Reader reader, int length) throws SQLException {
        rows.updateCharacterStream(columnLabel, reader, length);
    }

    public void updateObject(String columnLabel, Object x, int scaleOrLength) throws SQLException {
        rows.updateObject(columnLabel, x, scaleOrLength);
    }

    public void updateObject(String columnLabel, Object x) throws SQLException { rows.updateObject(columnLabel, x); }

    public void cancelRowUpdates() throws SQLException { rows.cancelRowUpdates(); }

    public void moveToInsertRow() throws SQLException { rows.moveToInsertRow(); }

    public void moveToCurrentRow() throws SQLException { rows.moveToCurrentRow(); }

    public void updateRef(int columnIndex, Ref x) throws SQLException { rows.updateRef(columnIndex, x); }

    public void updateRef(String columnLabel, Ref x) throws SQLException { rows.updateRef(columnLabel, x); }

    public void updateBlob(int columnIndex, Blob x) throws SQLException { rows.updateBlob(columnIndex, x); }

    public void updateBlob(String columnLabel, Blob x) throws SQLException { rows.updateBlob(columnLabel, x); }

    public void updateClob(int columnIndex, Clob x) throws SQLException { rows.updateClob(columnIndex, x); }

    public void updateClob(String columnLabel, Clob x) throws SQLException { rows.updateClob(columnLabel, x); }

    public void updateArray(int columnIndex, Array x) throws SQLException { rows.updateArray(columnIndex, x); }

    public void updateArray(String columnLabel, Array x) throws SQLException { rows.updateArray(columnLabel, x); }

    public void updateRowId(int columnIndex, RowId x) throws SQLException { rows.updateRowId(columnIndex, x); }

    public void updateRowId(String columnLabel, RowId x) throws SQLException { rows.updateRowId(columnLabel, x); }

    public void updateNString(int columnIndex, String nString) throws SQLException {
        rows.updateNString(columnIndex, nString);
    }

    public void updateNString(String columnLabel, String nString) throws SQLException {
        rows.updateNString(columnLabel, nString);
    }

    public void updateNClob(int columnIndex, NClob nClob) throws SQLException { rows.updateNClob(columnIndex, nClob); }

    public void updateNClob(String columnLabel, NClob nClob) throws SQLException {
        rows.updateNClob(columnLabel, nClob);
    }

    public void updateSQLXML(int columnIndex, SQLXML xmlObject) throws SQLException {
        rows.updateSQLXML(columnIndex, xmlObject);
    }

    public void updateSQLXML(String columnLabel, SQLXML xmlObject) throws SQLException {
        rows.updateSQLXML(columnLabel, xmlObject);
    }

    public void updateNCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
        rows.updateNCharacterStream(columnIndex, x, length);
    }

    public void updateNCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        rows.updateNCharacterStream(columnLabel, reader, length);
    }

    public void updateAsciiStream(int columnIndex, InputStream x, long length) throws SQLException {
        rows.updateAsciiStream(columnIndex, x, length);
    }

    public void updateBinaryStream(int columnIndex, InputStream x, long length) throws SQLException {
        rows.updateBinaryStream(columnIndex, x, length);
    }

    public void updateCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
        rows.updateCharacterStream(columnIndex, x, length);
    }

    public void updateAsciiStream(String columnLabel, InputStream x, long length) throws SQLException {
        rows.updateAsciiStream(columnLabel, x, length);
    }

    public void updateBinaryStream(String columnLabel, InputStream x, long length) throws SQLException {
        rows.updateBinaryStream(columnLabel, x, length);
    }

    public void updateCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        rows.updateCharacterStream(columnLabel, reader, length);
    }

    public void updateBlob(int columnIndex, InputStream inputStream, long length) throws SQLException {
        rows.updateBlob(columnIndex, inputStream, length);
    }

    public void updateBlob(String columnLabel, InputStream inputStream, long length) throws SQLException {
        rows.updateBlob(columnLabel, inputStream, length);
    }

    public void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
        rows.updateClob(columnIndex, reader, length);
    }

    public void updateClob(String columnLabel, Reader reader, long length) throws SQLException {
        rows.updateClob(columnLabel, reader, length);
    }

    public void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
        rows.updateNClob(columnIndex, reader, length);
    }

    public void updateNClob(String columnLabel, Reader reader, long length) throws SQLException {
        rows.updateNClob(columnLabel, reader, length);
    }

    public void updateNCharacterStream(int columnIndex, Reader x) throws SQLException {
        rows.updateNCharacterStream(columnIndex, x);
    }

    public void updateNCharacterStream(String columnLabel, Reader reader) throws SQLException {
        rows.updateNCharacterStream(columnLabel, reader);
    }

    public void updateAsciiStream(int columnIndex, InputStream x) throws SQLException {
        rows.updateAsciiStream(columnIndex, x);
    }

    public void updateBinaryStream(int columnIndex, InputStream x) throws SQLException {
        rows.updateBinaryStream(columnIndex, x);
    }

    public void updateCharacterStream(int columnIndex, Reader x) throws SQLException {
        rows.updateCharacterStream(columnIndex, x);
    }

    public void updateAsciiStream(String columnLabel, InputStream x) throws SQLException {
        rows.updateAsciiStream(columnLabel, x);
    }

    public void updateBinaryStream(String columnLabel, InputStream x) throws SQLException {
        rows.updateBinaryStream(columnLabel, x);
    }

    public void updateCharacterStream(String columnLabel, Reader reader) throws SQLException {
        rows.updateCharacterStream(columnLabel, reader);
    }

    public void updateBlob(int columnIndex, InputStream inputStream) throws SQLException {
        rows.updateBlob(columnIndex, inputStream);
    }

    public void updateBlob(String columnLabel, InputStream inputStream) throws SQLException {
        rows.updateBlob(columnLabel, inputStream);
    }

    public void updateClob(int columnIndex, Reader reader) throws SQLException { rows.updateClob(columnIndex, reader); }

    public void updateClob(String columnLabel, Reader reader) throws SQLException {
        rows.updateClob(columnLabel, reader);
    }

    public void updateNClob(int columnIndex, Reader reader) throws SQLException {
        rows.updateNClob(columnIndex, reader);
    }

    public void updateNClob(String columnLabel, Reader reader) throws SQLException {
        rows.updateNClob(columnLabel, reader);
    }

    public void updateObject(int columnIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        rows.updateObject(columnIndex, x, targetSqlType, scaleOrLength);
    }

    public void updateObject(String columnLabel, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        rows.updateObject(columnLabel, x, targetSqlType, scaleOrLength);
    }

    public void updateObject(int columnIndex, Object x, SQLType targetSqlType) throws SQLException {
        rows.updateObject(columnIndex, x, targetSqlType);
    }

    public void updateObject(String columnLabel, Object x, SQLType targetSqlType) throws SQLException {
        rows.updateObject(columnLabel, x, targetSqlType);
    }
}
