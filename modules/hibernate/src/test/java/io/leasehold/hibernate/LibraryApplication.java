package io.leasehold.hibernate;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as an adopter writes it: entities, repositories, and Leasehold on the classpath. */
@SpringBootApplication
class LibraryApplication {}
