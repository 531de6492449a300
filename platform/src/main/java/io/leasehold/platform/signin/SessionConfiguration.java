package io.leasehold.platform.signin;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.postgres.Lookup;

/** Sessions live in the control database: they survive a restart, and every node knows them. Reached by the lookup role, since no tenant is known yet. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    private static final String TABLE = "sessions";

    /** How long a form of somebody who has not signed in can be sent. Visits of strangers leave nothing behind for longer. */
    private static final Duration OF_STRANGERS = Duration.ofMinutes(30);

    @Bean
    JdbcIndexedSessionRepository sessionRepository(@Lookup DataSource lookup) {
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(lookup));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(lookup),
                transactions);
        sessions.setTableName(TABLE);
        sessions.setDefaultMaxInactiveInterval(OF_STRANGERS);
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new SessionAttributeReader());
        sessions.setConversionService(conversion);
        // Two requests of one browser may add the same attribute at the same time.
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    @Bean
    CookieSerializer sessionCookie(SignInSettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        // The prefix has browsers refuse such a cookie from another host, such as that of a tenant's own page.
        cookie.setCookieName(settings.https() ? "__Host-SESSION" : "SESSION");
        cookie.setUseSecureCookie(settings.https());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
