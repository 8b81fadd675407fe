package org.allteach.admission;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells those who read applications what has come in, every ten minutes those where it is day. */
@Configuration(proxyBeanMethods = false)
class TellReviewers {

    @Bean
    static RecurringTask<Void> tellReviewersOfApplications(ReviewersNews news) {
        return Tasks.recurring("tell-reviewers", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> news.tellDue());
    }
}
