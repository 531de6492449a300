package io.leasehold.examples.mybatis;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;

/** Orders of the tenant that is bound. */
@Mapper
interface OrderMapper {
    @Insert("insert into orders (id, customer, total_cents) values (#{id}, #{customer}, #{totalCents})")
    void insert(Order order);

    @Insert("""
            <script>
            insert into orders (id, customer, total_cents) values
            <foreach item="order" collection="orders" separator=",">
              (#{order.id}, #{order.customer}, #{order.totalCents})
            </foreach>
            </script>""")
    int insertAll(@Param("orders") List<Order> orders);

    @Insert("insert into orders (id, customer, total_cents) values (#{order.id}, #{order.customer}, #{order.totalCents})")
    @Options(useGeneratedKeys = true, keyProperty = "number.value", keyColumn = "number")
    void insertNumbered(@Param("order") Order order, @Param("number") OrderNumber number);

    @Select("select id, customer, total_cents from orders order by id")
    List<Order> all();

    @Select("select id, customer, total_cents from orders order by id")
    @Options(fetchSize = 2)
    Cursor<Order> streamed();

    @Select("select id, customer, total_cents from orders where id = #{id}")
    Optional<Order> find(UUID id);

    @Update("update orders set customer = #{customer} where id = #{id}")
    int handOver(@Param("id") UUID id, @Param("customer") String customer);

    @Update("update orders set customer = #{customer}")
    int handOverAll(String customer);

    @Delete("delete from orders where id = #{id}")
    int cancel(UUID id);

    @Delete("delete from orders")
    int cancelAll();

    @Delete("delete from orders where id = #{id}; delete from orders")
    int cancelTwice(UUID id);
}
