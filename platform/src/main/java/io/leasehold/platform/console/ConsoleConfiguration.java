package io.leasehold.platform.console;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;

import io.leasehold.platform.member.Permissions;

/** Puts the frame around pages, and this package's own pages into the navigation, behind those of the application. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
    private static final int BEHIND = 1_000;

    @Bean
    WebMvcConfigurer consoleFrameAroundPages(ConsoleFrame frame, ErrorFrame errorFrame) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(frame);
                registry.addInterceptor(errorFrame);
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                // The only form that date fields of browsers read and write.
                DateTimeFormatterRegistrar dates = new DateTimeFormatterRegistrar();
                dates.setUseIsoFormat(true);
                dates.registerFormatters(registry);
            }
        };
    }

    /** Named as Spring looks for it; Spring Boot's own one steps back. */
    @Bean
    LocaleResolver localeResolver() {
        return new ViewerLocale();
    }

    @Bean
    SmartInitializingSingleton fingerprintsInLinksToAssets(SpringTemplateEngine templates) {
        return () -> templates.setLinkBuilder(new AssetLinks());
    }

    @Bean
    @Order(BEHIND)
    NavigationEntry navigationToMembers() {
        return new NavigationEntry("/members", "Members", "users", Permissions.MEMBERS_READ);
    }

    @Bean
    @Order(BEHIND + 1)
    NavigationEntry navigationToSettings() {
        return new NavigationEntry("/settings", "Settings", "settings", Permissions.ORGANIZATION_UPDATE);
    }
}
