package org.allteach.accounts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets failed attempts to sign in that no longer count, each hour. */
@Configuration(proxyBeanMethods = false)
class ForgetAttempts {

    @Bean
    static RecurringTask<Void> forgetAttemptsEachHour(SignInThrottle throttle) {
        return Tasks.recurring("forget-attempts", FixedDelay.ofHours(1))
                .execute((instance, context) -> throttle.forget());
    }
}
