package io.leasehold.depot.product;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** How amounts of money are written: plain decimals, with at most the decimals that their currency has. */
final class Money {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");

    private Money() {}

    /** The amount that this text is, if it is one that this currency can have. */
    static Optional<BigDecimal> amount(String text, Currency currency) {
        return Optional.of(text).filter(written -> AMOUNT.matcher(written).matches()).map(BigDecimal::new).filter(
                amount -> amount.scale() <= currency.getDefaultFractionDigits());
    }

    /** The currency with this code of ISO 4217, unless it is one that nothing is paid in, such as gold. */
    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
