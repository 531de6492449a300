package io.leasehold.depot.task;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.leasehold.outbox.Published;
import io.leasehold.platform.member.UserLeft;

/** Takes people off the tasks of an organization that they have left. */
@Component
class ReleaseOfTasks {
    private final TaskService tasks;

    ReleaseOfTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void on(Published<UserLeft> left) {
        tasks.release(left.tenant(), left.event().user());
    }
}
