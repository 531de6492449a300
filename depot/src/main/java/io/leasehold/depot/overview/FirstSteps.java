package io.leasehold.depot.overview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.platform.member.MemberService;
import io.leasehold.web.resource.PageLimit;

/** What leads a new organization to where it can work. Once all of it is done, nobody is told any more. */
@Component
class FirstSteps {
    private static final PageLimit TWO = new PageLimit(2);

    private final MemberService members;

    FirstSteps(MemberService members) {
        this.members = members;
    }

    List<Step> of(Membership caller, TaskCounts tasks, ProductCounts products) {
        List<Step> steps = Stream.of(
                new Step("Bring your products", "A file from your spreadsheet will do.", "Import a file",
                        "/products/import", "data.write", products.all() > 0),
                new Step("Write down the first task", "What has to be done, by whom, and until when.", "New task",
                        "/tasks/new", "data.write", tasks.all() > 0),
                new Step("Add a colleague", "Whoever has an account can join.", "Add a member", "/members",
                        "members.invite", hasColleagues(caller)))
                .filter(step -> caller.allows(new Permission(step.permission()))).toList();
        return steps.stream().allMatch(Step::done) ? List.of() : steps;
    }

    private boolean hasColleagues(Membership caller) {
        return members.list(caller.tenant(), Optional.empty(), TWO).items().size() > 1;
    }

    /**
     * One of them.
     *
     * @param path below the organization's address
     * @param permission what it takes
     */
    record Step(String title, String text, String action, String path, String permission, boolean done) {}
}
