package io.leasehold.depot.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.MemberService;

/** What the pages of tasks have in common: people have names there, and choices stand in lists. */
@Component
class TaskPages {
    private final MemberService members;
    private final Clock clock;

    TaskPages(MemberService members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Adds what can be chosen. */
    void choices(Tenant tenant, Model model) {
        choices(names(tenant), model);
    }

    /** Adds these tasks, and what can be chosen. */
    void rows(Tenant tenant, List<Task> tasks, Model model) {
        Map<UserId, String> names = names(tenant);
        choices(names, model);
        model.addAttribute("tasks", tasks.stream().map(task -> TaskRow.of(task, names, today())).toList());
    }

    /** Adds one task. */
    void row(Tenant tenant, Task task, Model model) {
        model.addAttribute("task", TaskRow.of(task, names(tenant), today()));
    }

    private static void choices(Map<UserId, String> names, Model model) {
        model.addAttribute("statuses", TaskStatus.values()).addAttribute("priorities", TaskPriority.values());
        model.addAttribute("members", names.entrySet().stream().map(entry -> new Choice(entry.getKey().value(), entry
                .getValue())).toList());
    }

    private Map<UserId, String> names(Tenant tenant) {
        Map<UserId, String> names = new LinkedHashMap<>();
        members.all(tenant).forEach(named -> names.put(named.user().id(), named.user().name().value()));
        return names;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Somebody who can be chosen. */
    record Choice(UUID id, String name) {}
}
