package io.leasehold.examples.jpa;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Orders of the tenant that is bound. */
interface OrderRepository extends JpaRepository<Order, UUID> {
    long removeById(UUID id);

    @Modifying
    @Query("delete from Order")
    int clear();
}
