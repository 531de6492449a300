package io.leasehold.depot;

import java.util.Map;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords in a moment: tests sign in a thousand times, and none depends on how long that takes. Found by every Depot that is started from here;
 * how passwords are hashed elsewhere, the platform's tests hold.
 */
@Configuration(proxyBeanMethods = false)
class QuickPasswords {
    @Bean
    static BeanPostProcessor quickPasswordEncoder() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PasswordEncoder
                        ? new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)))
                        : bean;
            }
        };
    }
}
