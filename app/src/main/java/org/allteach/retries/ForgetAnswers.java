package org.allteach.retries;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets old answers, each hour. */
@Configuration(proxyBeanMethods = false)
class ForgetAnswers {

    @Bean
    static RecurringTask<Void> forgetAnswersEachHour(Answers answers) {
        return Tasks.recurring("forget-answers", FixedDelay.ofHours(1))
                .execute((instance, context) -> answers.forget());
    }
}
