package io.leasehold.postgres.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.embedded.EmbeddedServer;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The database inside the application, where no other was named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(EmbeddedPostgres.class)
@Conditional(OnNoDatabaseAddress.class)
@ConditionalOnMissingBean(DatabaseAccess.class)
@EnableConfigurationProperties(EmbeddedServerProperties.class)
final class EmbeddedServerConfiguration {
    @Bean
    EmbeddedServer embeddedServer(EmbeddedServerProperties properties) {
        return EmbeddedServer.start(properties.dataDir(), properties.pgPort());
    }

    @Bean
    DatabaseAccess embeddedDatabaseAccess(EmbeddedServer server) {
        DatabaseSetup.administer(server.access(), server.administrator());
        return server.access();
    }
}
