package org.allteach.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work to be done on imports: put here in the transaction that asks for it, done by {@link RunImports} after it. */
@Component
class WorkQueue {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    WorkQueue(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** @param version the version of the import that the work is for; in any other there is nothing to do */
    void add(UUID collaborative, UUID importId, int version) {
        var instance =
                TASK.instance(collaborative + "/" + importId + "/" + version).build();
        scheduler.getObject().scheduleIfNotExists(instance, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
