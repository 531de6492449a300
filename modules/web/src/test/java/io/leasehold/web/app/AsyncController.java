package io.leasehold.web.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.carry.TenantExecutors;

/** Handlers that leave the thread of their request, in every way there is. */
@RestController
@RequestMapping("/api/async")
@RequiresPermission("data.read")
class AsyncController {
    private static final ExecutorService PLAIN = Executors.newVirtualThreadPerTaskExecutor();
    private static final ExecutorService CARRYING = TenantExecutors.carrying(PLAIN);

    private final Worker worker;

    AsyncController(Worker worker) {
        this.worker = worker;
    }

    /** Says for whom it is being written at the moment at which it is written. */
    record Written() {
        @JsonProperty
        String bound() {
            return whose();
        }
    }

    @Component
    static class Worker {
        @Async
        CompletableFuture<String> work() {
            return CompletableFuture.completedFuture(whose());
        }
    }

    private static String whose() {
        return TenantContext.require("Working elsewhere").slug().value();
    }

    @GetMapping("/callable")
    Callable<String> callable(Tenant tenant) {
        return AsyncController::whose;
    }

    @GetMapping("/deferred")
    DeferredResult<Written> deferred(Tenant tenant) {
        DeferredResult<Written> result = new DeferredResult<>(10_000L);
        PLAIN.execute(() -> result.setResult(new Written()));
        return result;
    }

    @GetMapping("/late")
    DeferredResult<String> late(Tenant tenant) {
        return new DeferredResult<>(20L);
    }

    @GetMapping("/stream")
    StreamingResponseBody stream(Tenant tenant) {
        return out -> out.write(whose().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/events")
    SseEmitter events(Tenant tenant) {
        SseEmitter emitter = new SseEmitter(10_000L);
        CARRYING.execute(() -> {
            try {
                emitter.send(whose());
                emitter.complete();
            } catch (IOException gone) {
                emitter.completeWithError(gone);
            }
        });
        return emitter;
    }

    @GetMapping("/annotated")
    CompletableFuture<String> annotated(Tenant tenant) {
        return worker.work();
    }

    @GetMapping("/future")
    CompletableFuture<String> future(Tenant tenant) {
        return CompletableFuture.supplyAsync(AsyncController::whose, CARRYING).thenApplyAsync(name -> name + " and "
                + whose(), CARRYING);
    }

    @GetMapping("/future/uncarried")
    CompletableFuture<String> uncarriedFuture(Tenant tenant) {
        return CompletableFuture.supplyAsync(AsyncController::whose);
    }

    @GetMapping("/thread/uncarried")
    CompletableFuture<String> uncarriedThread(Tenant tenant) {
        return CompletableFuture.supplyAsync(AsyncController::whose, PLAIN);
    }

    @GetMapping("/parallel")
    List<String> parallel(Tenant tenant) {
        return IntStream.range(0, 1_000).parallel().mapToObj(i -> TenantContext.current().map(t -> t.slug().value())
                .orElse("nobody")).distinct().sorted().toList();
    }
}
