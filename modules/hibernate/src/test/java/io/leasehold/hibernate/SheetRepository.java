package io.leasehold.hibernate;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** All kinds of methods that Spring Data has, without a word about tenants. */
interface SheetRepository extends JpaRepository<Sheet, UUID>, JpaSpecificationExecutor<Sheet> {
    /** What one wants of a sheet. */
    interface Excerpt {
        String getText();
    }

    List<Excerpt> findAllExcerptsByTextNotNull();

    @Query("select s.text from Sheet s where s.id = :id")
    List<String> textOf(UUID id);

    @Query(value = "select text from sheets", nativeQuery = true)
    List<String> textsBySql();

    @Query("select s from Sheet s")
    Stream<Sheet> streamed();

    @Transactional
    long deleteByTextNotNull();

    @Transactional
    long removeById(UUID id);

    @Transactional
    @Modifying
    @Query("update Sheet s set s.text = 'stolen' where s.id = :id")
    int rewrite(UUID id);

    @Transactional
    @Modifying
    @Query(value = "update sheets set text = 'stolen'", nativeQuery = true)
    int rewriteBySql();
}
