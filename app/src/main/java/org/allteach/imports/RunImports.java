package org.allteach.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The jobs of imports. One file at a time, since the rows of a large one fill a good part of the memory; a second one comes
 * back later and leaves its thread to others.
 */
@Configuration(proxyBeanMethods = false)
class RunImports {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int RETRIES = 3;

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import");

    private final Semaphore turn = new Semaphore(1);

    @Bean
    Task<Void> importTask(ObjectProvider<ImportWork> work) {
        return Tasks.custom(TASK)
                .onDeadExecutionRevive()
                .onFailure(FailureHandler.<Void>maxRetries(RETRIES)
                        .retryEvery(Duration.ofSeconds(3))
                        .then((complete, operations) -> {
                            give(
                                    work.getObject(),
                                    complete.getExecution().taskInstance.getId(),
                                    true);
                            operations.remove();
                        }))
                .execute((instance, context) -> {
                    if (!hasTurn()) {
                        return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(LATER));
                    }
                    try {
                        give(work.getObject(), instance.getId(), false);
                    } finally {
                        turn.release();
                    }
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** The job before may be just about to end. */
    private boolean hasTurn() {
        try {
            return turn.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void give(ImportWork work, String instance, boolean up) {
        String[] parts = instance.split("/");
        UUID collaborative = UUID.fromString(parts[0]);
        UUID importId = UUID.fromString(parts[1]);
        int version = Integer.parseInt(parts[2]);
        if (up) {
            work.giveUp(collaborative, importId, version);
        } else {
            work.run(collaborative, importId, version);
        }
    }

    @Bean
    Task<Void> forgetImportFilesTask(ObjectProvider<Imports> imports) {
        return Tasks.recurring("forget-import-files", Schedules.daily(LocalTime.of(3, 40)))
                .execute((instance, context) -> imports.getObject().forgetFiles(KEPT));
    }

    /** Work to be done on imports: put here in the transaction that asks for it, done by the jobs after it. */
    @Component
    static class Queue {

        private final ObjectProvider<Scheduler> scheduler;
        private final Clock clock;

        Queue(ObjectProvider<Scheduler> scheduler, Clock clock) {
            this.scheduler = scheduler;
            this.clock = clock;
        }

        /** @param version the version of the import that the work is for; in any other there is nothing to do */
        void add(UUID collaborative, UUID importId, int version) {
            var instance = TASK.instance(collaborative + "/" + importId + "/" + version)
                    .build();
            scheduler.getObject().scheduleIfNotExists(instance, clock.instant());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler.getObject().triggerCheckForDueExecutions();
                }
            });
        }
    }
}
