package io.leasehold.depot.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;

/** What can be done on the list and the board to the status of tasks, of one or of many, with a way back. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks")
class TaskStatusPageController {
    private static final int MOST = 200;

    private final TaskStatusService statuses;
    private final ConsoleAddress address;

    TaskStatusPageController(TaskStatusService statuses, ConsoleAddress address) {
        this.statuses = statuses;
        this.address = address;
    }

    @PostMapping("/{id}/status")
    @RequiresPermission("data.write")
    String set(Tenant tenant, @PathVariable UUID id, @RequestParam(defaultValue = "") String status,
            @ModelAttribute("origin") TaskOrigin origin, RedirectAttributes redirect) {
        TaskStatus wanted = status(status);
        StatusChange change = statuses.set(tenant, List.of(id), wanted);
        if (change.found().isEmpty()) {
            throw Problem.notFound();
        }
        return done(tenant, change, "The task is now " + words(wanted) + ".", origin, redirect);
    }

    @PostMapping("/bulk")
    @RequiresPermission("data.write")
    String setAll(Tenant tenant, @RequestParam(defaultValue = "") List<UUID> ids,
            @RequestParam(defaultValue = "") String status, @ModelAttribute("origin") TaskOrigin origin,
            RedirectAttributes redirect) {
        if (ids.isEmpty() || ids.size() > MOST) {
            Notice.refused(redirect, "Tick 1 to " + MOST + " tasks first.");
            return back(tenant, origin);
        }
        TaskStatus wanted = status(status);
        StatusChange change = statuses.set(tenant, ids, wanted);
        return done(tenant, change, tasks(change.undo().size()) + " now " + words(wanted) + ".", origin, redirect);
    }

    /** Takes a change back, except of tasks that somebody has changed since. */
    @PostMapping("/restore")
    @RequiresPermission("data.write")
    String restore(Tenant tenant, @RequestParam(defaultValue = "") List<String> restore,
            @ModelAttribute("origin") TaskOrigin origin, RedirectAttributes redirect) {
        if (restore.isEmpty() || restore.size() > MOST) {
            throw Problem.malformed("This does not say what to take back.");
        }
        int restored = statuses.restore(tenant, restore.stream().map(text -> StatusBefore.parse(text).orElseThrow(
                () -> Problem.malformed("This does not say what to take back."))).toList());
        if (restored == restore.size()) {
            Notice.done(redirect, tasks(restored) + " as before.");
        } else {
            Notice.refused(redirect, tasks(restored) + " as before. " + tasks(restore.size() - restored)
                    + " left alone, because somebody has made a change since.");
        }
        return back(tenant, origin);
    }

    private String done(Tenant tenant, StatusChange change, String text, TaskOrigin origin,
            RedirectAttributes redirect) {
        if (change.undo().isEmpty()) {
            Notice.done(redirect, "Nothing had to be changed.");
        } else {
            Notice.undoable(redirect, text, address.of(tenant) + "/tasks/restore",
                    Map.of("restore", change.undo().stream().map(StatusBefore::toString).toList(),
                            "view", List.of(origin.isBoard() ? TaskOrigin.BOARD : ""),
                            "back", List.of(origin.query())));
        }
        return back(tenant, origin);
    }

    private String back(Tenant tenant, TaskOrigin origin) {
        return "redirect:" + origin.address(address.of(tenant));
    }

    private static String tasks(int number) {
        return number == 1 ? "1 task is" : number + " tasks are";
    }

    private static String words(TaskStatus status) {
        return status.text().replace('_', ' ');
    }

    private static TaskStatus status(String text) {
        return TaskStatus.parse(text).orElseThrow(() -> Problem.invalid(new InvalidField("/status", "invalid_value",
                "This has to be open, in_progress, done or cancelled.")));
    }
}
