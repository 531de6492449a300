package io.leasehold.depot.overview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.leasehold.platform.console.NavigationEntry;

/** Depot's own pages in the navigation. */
@Configuration(proxyBeanMethods = false)
class Navigation {
    @Bean
    @Order(1)
    NavigationEntry overview() {
        return new NavigationEntry("", "Overview", "home", "data.read");
    }

    @Bean
    @Order(2)
    NavigationEntry tasks() {
        return new NavigationEntry("/tasks", "Tasks", "tasks", "data.read");
    }

    @Bean
    @Order(3)
    NavigationEntry products() {
        return new NavigationEntry("/products", "Products", "box", "data.read");
    }
}
