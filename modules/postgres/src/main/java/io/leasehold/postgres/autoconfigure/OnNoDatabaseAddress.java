package io.leasehold.postgres.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether no database was named, so that the application brings its own. */
final class OnNoDatabaseAddress extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean named = !context.getEnvironment().getProperty("leasehold.postgres.url", "").isBlank();
        ConditionMessage.Builder message = ConditionMessage.forCondition("Leasehold database");
        return named
                ? ConditionOutcome.noMatch(message.because("leasehold.postgres.url names one"))
                : ConditionOutcome.match(message.because("leasehold.postgres.url is empty"));
    }
}
