package org.allteach.spc;

import org.jspecify.annotations.Nullable;

/** The rules about the runs of a whole phase: Anhøj's two, and those about the number of runs. */
final class WholePhase {
    private final Frame frame;
    private final RuleSet rules;
    private final Findings findings;

    WholePhase(Frame frame, RuleSet rules, Findings findings) {
        this.frame = frame;
        this.rules = rules;
        this.findings = findings;
    }

    void find(Runs runs) {
        if (rules.has(Rule.LONGEST_RUN) && runs.tooLong()) {
            longestRun(runs);
        }
        if (rules.has(Rule.CROSSINGS) && runs.tooFewCrossings()) {
            all(Rule.CROSSINGS, runs, runs.crossings, runs.crossingsMinimum());
        }
        int number = runs.crossings + 1;
        int fewest = RunsTable.fewest(runs.useful);
        if (rules.has(Rule.RUNS_TOO_FEW) && number < fewest) {
            all(Rule.RUNS_TOO_FEW, runs, number, fewest);
        }
        int most = RunsTable.most(runs.useful);
        if (rules.has(Rule.RUNS_TOO_MANY) && number > most) {
            all(Rule.RUNS_TOO_MANY, runs, number, most);
        }
    }

    private void longestRun(Runs runs) {
        int from = runs.longestFrom;
        int to = runs.longestTo;
        boolean isHigh = frame.value[from] > frame.centre[from];
        flagUseful(Rule.LONGEST_RUN, from, to, isHigh);
        if (findings.telling()) {
            findings.signal(
                    Rule.LONGEST_RUN,
                    from,
                    to,
                    runs.completedAt,
                    isHigh,
                    runs.longest,
                    findings.x(from),
                    findings.x(to),
                    runs.useful,
                    runs.longestLimit());
        }
    }

    private void all(Rule rule, Runs runs, int number, int limit) {
        flagUseful(rule, runs.first, runs.last, null);
        if (findings.telling()) {
            findings.signal(rule, runs.first, runs.last, runs.last, null, number, runs.useful, limit);
        }
    }

    private void flagUseful(Rule rule, int from, int to, @Nullable Boolean isHigh) {
        for (int i = from; i <= to; i++) {
            if (frame.included[i] && frame.value[i] != frame.centre[i]) {
                findings.flag(i, rule, isHigh);
            }
        }
    }
}
