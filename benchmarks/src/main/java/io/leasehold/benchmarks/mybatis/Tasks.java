package io.leasehold.benchmarks.mybatis;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Statements that do not name the tenant: the interceptor adds it, or row-level security sees to it. */
interface Tasks {
    /** What is read of a task. */
    String COLUMNS = "id, title, description, status, priority, assignee, due_date, created_by, created_at, updated_at, version";

    @Select("select " + COLUMNS + " from tasks where id = #{task}")
    List<Map<String, Object>> point(@Param("task") UUID task);

    @Select("select " + COLUMNS + " from tasks order by created_at, id limit 50")
    List<Map<String, Object>> list();

    @Insert("""
            insert into tasks (id, title, status, priority, created_by, created_at, updated_at, version)
            values (#{id}, 'Count the shelves', 'open', 'normal', '00000000-0000-0007-0000-000000000007', now(), now(), 1)
            """)
    int insert(@Param("id") UUID id);

    @Select("""
            select i.file_name, i.outcome, e.position, e.pointer, e.code, e.detail from imports i
            join import_errors e on e.import_id = i.id where i.id = #{imported} order by e.position
            """)
    List<Map<String, Object>> join(@Param("imported") UUID imported);
}
