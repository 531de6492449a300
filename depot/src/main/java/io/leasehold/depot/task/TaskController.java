package io.leasehold.depot.task;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;

@RestController
@RequestMapping("/api/tasks")
class TaskController {
    private final TaskService tasks;
    private final TaskStatusService statuses;
    private final Lists lists;
    private final Clock clock;

    TaskController(TaskService tasks, TaskStatusService statuses, Lists lists, Clock clock) {
        this.tasks = tasks;
        this.statuses = statuses;
        this.lists = lists;
        this.clock = clock;
    }

    /** What is not there is not found, whatever else is wrong with a change: this runs before the body is read. */
    @ModelAttribute
    void find(Tenant tenant, @PathVariable(required = false) @Nullable UUID id, HttpMethod method,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (id != null && (method.equals(HttpMethod.PUT) || method.equals(HttpMethod.PATCH))) {
            tasks.get(tenant, id, IfMatch.of(ifMatch));
        }
    }

    @GetMapping
    @RequiresPermission(Permissions.DATA_READ)
    Page<Task> list(Tenant tenant, UserId caller, @Valid @ParameterObject TaskQuery query) {
        String canonical = query.canonical(caller);
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        return lists.page(tenant, canonical, tasks.list(tenant, query.filter(caller, LocalDate.ofInstant(clock
                .instant(), ZoneOffset.UTC)), slice));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Task> create(Tenant tenant, UserId caller, HttpServletRequest request,
            @Valid @RequestBody TaskFields fields) {
        Task task = tasks.create(tenant, caller, fields);
        return answer(task, ResponseEntity.created(URI.create(request.getRequestURI() + "/" + task.id())));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permissions.DATA_READ)
    ResponseEntity<Task> get(Tenant tenant, @PathVariable UUID id) {
        return answer(tasks.get(tenant, id), ResponseEntity.ok());
    }

    @PutMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Task> replace(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaskFields fields) {
        return answer(tasks.change(tenant, id, IfMatch.of(ifMatch), task -> fields), ResponseEntity.ok());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Task> change(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeTask change) {
        return answer(tasks.change(tenant, id, IfMatch.of(ifMatch), change::applyTo), ResponseEntity.ok());
    }

    @DeleteMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        tasks.delete(tenant, id, IfMatch.of(ifMatch));
    }

    @PatchMapping("/bulk")
    @RequiresPermission(Permissions.DATA_WRITE)
    SetStatus.Results setStatus(Tenant tenant, @Valid @RequestBody SetStatus wish) {
        return wish.resultsOf(statuses.set(tenant, wish.ids(), wish.status()));
    }

    private static ResponseEntity<Task> answer(Task task, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(new EntityVersion(task.version()).etag()).body(task);
    }
}
