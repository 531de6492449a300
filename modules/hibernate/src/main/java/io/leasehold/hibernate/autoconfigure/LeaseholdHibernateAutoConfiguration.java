package io.leasehold.hibernate.autoconfigure;

import javax.sql.DataSource;

import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import io.leasehold.hibernate.HibernateBinding;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresAutoConfiguration;

/** Has the entity manager of an application, and its transactions, work for the tenant that is bound. */
@AutoConfiguration(before = LeaseholdPostgresAutoConfiguration.class)
@ConditionalOnClass({LocalContainerEntityManagerFactoryBean.class, SessionImplementor.class,
    HibernatePropertiesCustomizer.class})
public final class LeaseholdHibernateAutoConfiguration {
    /** After the customizers of the application, to see what they have set. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    HibernatePropertiesCustomizer bindingOfHibernate(DataSource dataSource) {
        return settings -> HibernateBinding.applyTo(settings, dataSource);
    }

    /** In the place of the one that knows JDBC alone; statements by JdbcClient take part in its transactions. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "transactionManager")
    JpaTransactionManager transactionManager(ObjectProvider<TransactionManagerCustomizers> customizers) {
        JpaTransactionManager manager = new JpaTransactionManager();
        customizers.ifAvailable(all -> all.customize(manager));
        return manager;
    }
}
