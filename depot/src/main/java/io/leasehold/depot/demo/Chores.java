package io.leasehold.depot.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leasehold.core.Slug;
import io.leasehold.depot.product.Product;
import io.leasehold.depot.task.TaskPriority;

/** What has to be done again and again in an organization of the demo, each time for other customers, suppliers and products. */
final class Chores {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    /** How many others lie between two that are the same. */
    private static final int APART = 40;

    private final List<Chore> chores;
    private final Map<String, List<String>> words = new HashMap<>();
    private final Deque<String> lately = new ArrayDeque<>();
    private final int often;

    Chores(Slug organization, List<Product> products) {
        this.chores = DemoTable.read(organization, "chores", Chore::of);
        this.often = chores.stream().mapToInt(Chore::often).sum();
        words.put("product", products.stream().map(Chores::inShort).distinct().toList());
        DemoTable.read(organization, "words", line -> words.computeIfAbsent(line.getField("kind"),
                kind -> new ArrayList<>()).add(line.getField("word")));
    }

    /** The next one, as often as it comes up, but not the same again in the same weeks. */
    Chore next(Random random) {
        while (true) {
            Chore chore = written(chosen(random), random);
            if (!lately.contains(chore.title())) {
                lately.addLast(chore.title());
                if (lately.size() > APART) {
                    lately.removeFirst();
                }
                return chore;
            }
        }
    }

    private Chore chosen(Random random) {
        int left = random.nextInt(often);
        for (Chore chore : chores) {
            left -= chore.often();
            if (left < 0) {
                return chore;
            }
        }
        throw new IllegalStateException("Choosing a chore of the demo failed, though they add up.");
    }

    /** How people call a product: by its name up to the first comma. */
    private static String inShort(Product product) {
        return product.name().split(",", 2)[0];
    }

    private Chore written(Chore chore, Random random) {
        // One choice for title and description, so that both speak of the same.
        Map<String, String> chosen = new HashMap<>();
        String title = fill(chore.title(), chosen, random);
        String description = chore.description();
        return new Chore(chore.often(), chore.priority(), title, description == null
                ? null
                : fill(description, chosen, random));
    }

    private String fill(String text, Map<String, String> chosen, Random random) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(chosen.computeIfAbsent(gap.group(1),
                kind -> choose(kind, random))));
    }

    private String choose(String kind, Random random) {
        return switch (kind) {
            case "pieces" -> Integer.toString(2 + random.nextInt(22));
            case "order" -> Integer.toString(40_000 + random.nextInt(9_000));
            default -> {
                List<String> choice = words.getOrDefault(kind, List.of());
                yield choice.get(random.nextInt(choice.size()));
            }
        };
    }

    /** Something to do, with gaps where it varies. */
    record Chore(int often, TaskPriority priority, String title, @Nullable String description) {
        private static Chore of(NamedCsvRecord line) {
            return new Chore(Integer.parseInt(line.getField("often")), DemoTask.priority(line), line.getField("title"),
                    DemoTask.textOrNull(line.getField("description")));
        }
    }
}
