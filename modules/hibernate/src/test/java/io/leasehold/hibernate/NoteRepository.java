package io.leasehold.hibernate;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** Notes, with their collections. */
interface NoteRepository extends JpaRepository<Note, UUID> {
    @Transactional
    @Modifying
    @Query("delete from Note")
    int clear();
}
