package io.leasehold.depot.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.MemberService;

/** What the pages of tasks have in common: people have names there, today is where the viewer is, and choices stand in lists. */
@Component
class TaskPages {
    private final MemberService members;
    private final Clock clock;

    TaskPages(MemberService members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.now(clock.withZone(zone));
    }

    /** The names of the members, which each page looks up once. */
    Map<UserId, String> names(Tenant tenant) {
        Map<UserId, String> names = new LinkedHashMap<>();
        members.all(tenant).forEach(named -> names.put(named.user().id(), named.user().name().value()));
        return names;
    }

    /** Tasks as rows. */
    List<TaskRow> rows(List<Task> tasks, Map<UserId, String> names, ZoneId zone) {
        LocalDate today = today(zone);
        return tasks.stream().map(task -> TaskRow.of(task, names, today)).toList();
    }

    /** Adds what can be chosen. */
    void choices(Map<UserId, String> names, Model model) {
        model.addAttribute("statuses", TaskStatus.values()).addAttribute("priorities", TaskPriority.values());
        model.addAttribute("members", names.entrySet().stream().map(entry -> new Choice(entry.getKey().value(), entry
                .getValue())).sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER)).toList());
    }

    /** Somebody who can be chosen. */
    record Choice(UUID id, String name) {}
}
