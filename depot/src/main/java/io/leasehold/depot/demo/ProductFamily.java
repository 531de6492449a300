package io.leasehold.depot.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Products of the demo that differ in one thing, such as their size, and in who makes them. Price and weight rise from the first variant to the last.
 */
record ProductFamily(String sku, String name, List<String> variants, List<String> makers, double lowest, double highest,
        double lightest, double heaviest, String currency, boolean ageRestricted) {
    private static final double DEAREST_IN_FIVE_CENTS = 10;
    private static final double DEAREST_IN_TEN_CENTS = 50;
    private static final int CODE = 6;

    static ProductFamily of(NamedCsvRecord line) {
        return new ProductFamily(line.getField("sku"), line.getField("name"),
                List.of(line.getField("variants").split(";")),
                List.of(line.getField("makers").split(";")), number(line, "lowest"), number(line, "highest"),
                number(line, "lightest"), number(line, "heaviest"), line.getField("currency"),
                Boolean.parseBoolean(line.getField("age_restricted")));
    }

    List<DemoProduct> members(Random random) {
        List<DemoProduct> members = new ArrayList<>();
        for (String maker : makers) {
            double dearness = 0.9 + random.nextDouble() * 0.25;
            for (int i = 0; i < variants.size(); i++) {
                String variant = variants.get(i);
                double place = variants.size() == 1 ? 0 : (double) i / (variants.size() - 1);
                members.add(new DemoProduct(sku + "-" + code(maker, 2) + "-" + code(variant, CODE),
                        name.replace("{variant}", variant).replace("{maker}", maker),
                        price(between(lowest, highest, place) * dearness), currency,
                        stock(between(lowest, highest, place), random),
                        weight(between(lightest, heaviest, place)), ageRestricted));
            }
        }
        return members;
    }

    /** As sizes do, prices grow by a factor from step to step. */
    private static double between(double from, double to, double place) {
        return from * Math.pow(to / from, place);
    }

    private static BigDecimal price(double amount) {
        String step = amount < DEAREST_IN_FIVE_CENTS ? "0.05" : amount < DEAREST_IN_TEN_CENTS ? "0.10" : "0.50";
        BigDecimal steps = BigDecimal.valueOf(amount).divide(new BigDecimal(step), 0, RoundingMode.HALF_UP);
        return steps.multiply(new BigDecimal(step));
    }

    /** Plenty of what is cheap, few of what is dear, and of some things too little or nothing. */
    private static int stock(double price, Random random) {
        double luck = random.nextDouble();
        int usual = (int) Math.round((0.5 + 1.5 * random.nextDouble()) * 260 / Math.sqrt(price * 10));
        if (luck < 0.01) {
            return 0;
        }
        return luck < 0.07
                ? 1 + random.nextInt(5)
                : Math.max(6, usual);
    }

    private static int weight(double grams) {
        int step = grams < 100 ? 1 : 10;
        return (int) Math.round(grams / step) * step;
    }

    /** Capital letters and digits alone, as far as they are needed to tell one from another. */
    private static String code(String text, int length) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]",
                "");
        return plain.substring(0, Math.min(length, plain.length()));
    }

    private static double number(NamedCsvRecord line, String field) {
        return Double.parseDouble(line.getField(field));
    }
}
