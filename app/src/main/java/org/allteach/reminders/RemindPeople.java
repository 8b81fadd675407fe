package org.allteach.reminders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminds people, every ten minutes those whose morning it is; and clears away what only kept digests from coming twice. */
@Configuration(proxyBeanMethods = false)
class RemindPeople {

    @Bean
    static RecurringTask<Void> remindPeople(Reminding reminding) {
        return Tasks.recurring("remind-people", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> reminding.remindDue());
    }

    @Bean
    static RecurringTask<Void> forgetDigests(Reminding reminding) {
        return Tasks.recurring("forget-digests", FixedDelay.ofHours(24))
                .execute((instance, context) -> reminding.forget());
    }
}
