package io.leasehold.depot.overview;

import java.util.List;
import java.util.Locale;

import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.product.StockStatistics;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.depot.task.TaskStatus;

/**
 * A number that says how things stand, and the list behind it.
 *
 * @param path below the organization's address
 * @param alarming whether somebody should look at it
 */
record Figure(String label, String icon, String value, String path, boolean alarming) {
    static List<Figure> of(TaskCounts tasks, ProductCounts products) {
        return List.of(
                new Figure("Open tasks", "tasks", number(tasks.in(TaskStatus.OPEN)), "/tasks?status=open", false),
                new Figure("In progress", "clock", number(tasks.in(TaskStatus.IN_PROGRESS)),
                        "/tasks?status=in_progress", false),
                new Figure("Overdue", "alert", number(tasks.overdue()), "/tasks?due=overdue&sort=due_date",
                        tasks.overdue() > 0),
                new Figure("Low on stock", "box", number(products.low()), "/products?sort=stock", products.low() > 0));
    }

    static String money(StockStatistics.Worth worth) {
        return String.format(Locale.UK, "%,.0f %s", worth.amount(), worth.currency());
    }

    private static String number(int number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
