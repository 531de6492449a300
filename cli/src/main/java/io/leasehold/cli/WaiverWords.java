package io.leasehold.cli;

import io.leasehold.postgres.report.Waiver;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Findings to live with, as people write them: {@code index-without-tenant:sales.*}. */
final class WaiverWords implements ITypeConverter<Waiver> {
    @Override
    public Waiver convert(String text) {
        try {
            return Waiver.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(String.valueOf(unknown.getMessage()));
        }
    }
}
