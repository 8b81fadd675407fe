-- Teams may choose the rules of their charts, where the collaborative lets them.
alter table collaborative add column own_rules boolean not null default false;

-- What else is decided of a chart: which one, by which rules, its baseline, its target; and phases that were suggested in vain.
alter table chart_decision drop constraint chart_decision_kind_check;
alter table chart_decision add check
    (kind in ('PHASE', 'EXCLUSION', 'CHART', 'RULES', 'BASELINE', 'TARGET', 'DISMISSAL'));

-- Who took a decision back; when, is known.
alter table chart_decision add column removed_by uuid;
