package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has the statements recorded that an application sends by the data sources among its beans. A test's other wrappers are inside of this one, which
 * therefore sees statements as the code sends them; that is what its kind of post-processor is for.
 */
final class WatchedBeans implements MergedBeanDefinitionPostProcessor, SmartInitializingSingleton {
    private final ObjectProvider<DataSource> dataSources;
    private final List<DataSource> watched = new ArrayList<>();

    private WatchedBeans(ObjectProvider<DataSource> dataSources) {
        this.dataSources = dataSources;
    }

    @Override
    public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {
        // Asks for nothing: only its place behind all others is wanted.
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource && Recording.OF_THIS_JVM.isOn()) {
            watched.add(dataSource);
            return Recording.OF_THIS_JVM.watch(dataSource);
        }
        return bean;
    }

    /** By now migrations have run. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!watched.isEmpty()) {
            DataSource main = dataSources.getIfUnique();
            (main == null ? watched : List.of(main)).forEach(Recording.OF_THIS_JVM::learn);
        }
    }

    /** Spring Boot has each application initialized by this that is started where the test kit is. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.addBeanFactoryPostProcessor(factory -> {
                RootBeanDefinition definition = new RootBeanDefinition(WatchedBeans.class,
                        () -> new WatchedBeans(factory
                                .getBeanProvider(DataSource.class)));
                definition.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
                ((BeanDefinitionRegistry) factory).registerBeanDefinition(WatchedBeans.class.getName(), definition);
            });
        }
    }
}
