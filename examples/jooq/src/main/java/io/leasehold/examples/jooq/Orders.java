package io.leasehold.examples.jooq;

import java.util.UUID;

import org.jooq.Name;
import org.jooq.Schema;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table as jOOQ's generator writes it: with the schema that it was generated from, and with the tenant as the first of its key. */
final class Orders extends TableImpl<OrderRecord> {
    static final Orders ORDERS = new Orders();

    final TableField<OrderRecord, UUID> tenantId = createField(DSL.name("tenant_id"), SQLDataType.UUID.nullable(false)
            .defaultValue(DSL.field(DSL.raw("current_setting('leasehold.tenant')::uuid"), SQLDataType.UUID)), this);
    final TableField<OrderRecord, UUID> id = createField(DSL.name("id"), SQLDataType.UUID.nullable(false), this);
    final TableField<OrderRecord, String> customer = createField(DSL.name("customer"), SQLDataType.CLOB.nullable(false),
            this);
    final TableField<OrderRecord, Long> totalCents = createField(DSL.name("total_cents"), SQLDataType.BIGINT.nullable(
            false), this);

    private Orders() {
        super(DSL.name("orders"));
    }

    @Override
    public Schema getSchema() {
        return DSL.schema(DSL.name("shared"));
    }

    @Override
    public UniqueKey<OrderRecord> getPrimaryKey() {
        Name name = DSL.name("orders_pkey");
        return Internal.createUniqueKey(this, name, tenantId, id);
    }

    @Override
    public Class<OrderRecord> getRecordType() {
        return OrderRecord.class;
    }
}
