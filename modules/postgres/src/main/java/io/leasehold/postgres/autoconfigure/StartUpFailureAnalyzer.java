package io.leasehold.postgres.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.leasehold.postgres.StartUpException;

/** Has Spring Boot print what hinders the start, and the remedy, instead of a stack trace. */
final class StartUpFailureAnalyzer extends AbstractFailureAnalyzer<StartUpException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartUpException cause) {
        return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
    }
}
