package org.allteach.web;

import static org.allteach.web.Permission.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every route and what it asks of its viewer, in one place. A route that is not here stops the start. */
public final class AccessTable {

    private final Map<String, Permission> rules = new LinkedHashMap<>();

    public AccessTable() {
        everywhere();
        people();
        collaboratives();
        schedule();
        templates();
        lifecycle();
        reminders();
        measures();
        variation();
        benchmarks();
        imports();
        theory();
        cycles();
        comments();
        diagrams();
        activities();
        enrolment();
        admission();
        formation();
        prework();
        participation();
        demonstration();
        mail();
        calendars();
    }

    private void everywhere() {
        rule("GET /", SIGNED_IN);
        rule("GET /health", ANYONE);
        rule("GET /error", ANYONE);
        rule("POST /error", ANYONE);
        rule("PUT /error", ANYONE);
        rule("PATCH /error", ANYONE);
        rule("DELETE /error", ANYONE);
        rule("GET /api/v1/openapi.json", ANYONE);
        rule("POST /api/v1/spc/analyses", SIGNED_IN);
    }

    private void people() {
        rule("GET /sign-in", ANYONE);
        rule("POST /sign-in", ANYONE);
        rule("POST /sign-out", SIGNED_IN);
        rule("GET /forgotten-password", ANYONE);
        rule("POST /forgotten-password", ANYONE);
        rule("GET /new-password", ANYONE);
        rule("POST /new-password", ANYONE);
        rule("GET /invitation", ANYONE);
        rule("POST /invitation", ANYONE);
        rule("GET /first-run", ANYONE);
        rule("POST /first-run", ANYONE);
        rule("GET /account", SIGNED_IN);
        rule("POST /account", SIGNED_IN);
        rule("POST /account/password", SIGNED_IN);
        rule("POST /account/tokens", SIGNED_IN);
        rule("POST /account/tokens/{id}/revocation", SIGNED_IN);
        rule("POST /account/sessions/{id}/end", SIGNED_IN);
        rule("POST /account/sessions/end", SIGNED_IN);
        rule("GET /admin", ADMINISTER);
        rule("GET /admin/organisations", ADMINISTER);
        rule("POST /admin/organisations", ADMINISTER);
        rule("GET /admin/new-organisation", ADMINISTER);
        rule("GET /admin/organisations/{code}", ADMINISTER);
        rule("POST /admin/organisations/{code}", ADMINISTER);
        rule("POST /admin/organisations/{code}/sites", ADMINISTER);
        rule("POST /admin/organisations/{code}/sites/{site}/removal", ADMINISTER);
        rule("POST /admin/organisations/{code}/sites/{site}/units", ADMINISTER);
        rule("POST /admin/organisations/{code}/sites/{site}/units/{unit}/removal", ADMINISTER);
        rule("GET /admin/people", ADMINISTER);
        rule("POST /admin/people", ADMINISTER);
        rule("GET /admin/new-person", ADMINISTER);
        rule("GET /admin/people/{person}", ADMINISTER);
        rule("POST /admin/people/{person}", ADMINISTER);
        rule("POST /admin/people/{person}/disabling", ADMINISTER);
        rule("POST /admin/people/{person}/enabling", ADMINISTER);
        rule("POST /admin/people/{person}/administration", ADMINISTER);
        rule("POST /admin/people/{person}/administration/end", ADMINISTER);
        rule("POST /admin/people/{person}/link", ADMINISTER);
        rule("GET /admin/invitations", ADMINISTER);
        rule("GET /admin/mail", ADMINISTER);
        rule("POST /admin/mail/retry", ADMINISTER);
        rule("GET /admin/audit", ADMINISTER);
        rule("GET /api/v1/organisations", ADMINISTER);
        rule("PUT /api/v1/organisations", ADMINISTER);
        rule("GET /api/v1/organisations/{code}", ADMINISTER);
        rule("PUT /api/v1/organisations/{code}", ADMINISTER);
    }

    private void collaboratives() {
        rule("GET /collaboratives", SIGNED_IN);
        rule("GET /collaboratives/new", ADMINISTER);
        rule("POST /collaboratives", ADMINISTER);
        rule("GET /c/{slug}", SEE);
        rule("GET /c/{slug}/teams", SEE_TEAMS);
        rule("GET /c/{slug}/t/{team}", SEE_TEAM);
        rule("POST /c/{slug}/t/{team}/aim", LEAD_TEAM);
        rule("POST /c/{slug}/t/{team}/members", LEAD_TEAM);
        rule("POST /c/{slug}/t/{team}/members/{assignment}/ending", LEAD_TEAM);
        rule("POST /c/{slug}/t/{team}/state", MANAGE);
        rule("GET /c/{slug}/settings", MANAGE);
        rule("POST /c/{slug}/settings", MANAGE);
        rule("GET /c/{slug}/settings/parameters", MANAGE);
        rule("POST /c/{slug}/settings/parameters", MANAGE);
        rule("GET /c/{slug}/settings/phases", MANAGE);
        rule("POST /c/{slug}/settings/phases", MANAGE);
        rule("GET /c/{slug}/settings/phases/{phase}", MANAGE);
        rule("POST /c/{slug}/settings/phases/{phase}", MANAGE);
        rule("POST /c/{slug}/settings/phases/{phase}/removal", MANAGE);
        rule("GET /c/{slug}/settings/teams", MANAGE);
        rule("POST /c/{slug}/settings/teams", MANAGE);
        rule("GET /c/{slug}/settings/teams/{team}", MANAGE);
        rule("POST /c/{slug}/settings/teams/{team}", MANAGE);
        rule("GET /c/{slug}/settings/people", MANAGE);
        rule("POST /c/{slug}/settings/people", MANAGE);
        rule("POST /c/{slug}/settings/people/{assignment}/ending", MANAGE);
        rule("GET /c/{slug}/settings/log", READ_AUDIT);
        rule("POST /c/{slug}/removal", STEER);
        rule("GET /api/v1/collaboratives", SIGNED_IN);
        rule("POST /api/v1/collaboratives", ADMINISTER);
        rule("GET /api/v1/collaboratives/{slug}", SEE);
        rule("PUT /api/v1/collaboratives/{slug}", MANAGE);
        rule("PATCH /api/v1/collaboratives/{slug}", MANAGE);
        rule("GET /api/v1/collaboratives/{slug}/teams", SEE_TEAMS);
        rule("PUT /api/v1/collaboratives/{slug}/teams", MANAGE);
    }

    private void schedule() {
        rule("GET /admin/holidays", ADMINISTER);
        rule("GET /admin/holidays/{country}", ADMINISTER);
        rule("POST /admin/holidays/{country}", ADMINISTER);
        rule("GET /c/{slug}/settings/phases/{phase}/shift", MANAGE);
        rule("POST /c/{slug}/settings/phases/{phase}/shift", MANAGE);
        rule("GET /c/{slug}/settings/phases/round", MANAGE);
        rule("POST /c/{slug}/settings/phases/round", MANAGE);
        rule("GET /api/v1/collaboratives/{slug}/phases", SEE);
        rule("POST /api/v1/collaboratives/{slug}/phases/{phase}/shifts", MANAGE);
    }

    private void templates() {
        rule("GET /templates", SIGNED_IN);
        rule("POST /templates", ADMINISTER);
        rule("GET /templates/{code}", SIGNED_IN);
        rule("GET /templates/{code}/file", SIGNED_IN);
        rule("POST /templates/{code}/removal", ADMINISTER);
        rule("GET /c/{slug}/settings/template", MANAGE);
        rule("POST /c/{slug}/settings/template", STEER);
        rule("GET /api/v1/templates", SIGNED_IN);
        rule("GET /api/v1/templates/{code}", SIGNED_IN);
    }

    private void lifecycle() {
        rule("GET /c/{slug}/course", MANAGE);
        rule("POST /c/{slug}/course/advance", STEER);
        rule("POST /c/{slug}/course/back", STEER);
        rule("POST /c/{slug}/course/skip", STEER);
        rule("POST /c/{slug}/course/interruption", STEER);
        rule("POST /c/{slug}/course/resumption", STEER);
        rule("POST /c/{slug}/course/requirements/{requirement}", STEER);
        rule("POST /c/{slug}/course/requirements/{requirement}/removal", STEER);
        rule("GET /c/{slug}/settings/topic", MANAGE);
        rule("POST /c/{slug}/settings/topic", MANAGE);
        rule("GET /c/{slug}/settings/scale", MANAGE);
        rule("POST /c/{slug}/settings/scale", MANAGE);
    }

    private void reminders() {
        rule("GET /c/{slug}/settings/reminders", MANAGE);
        rule("POST /c/{slug}/settings/reminders", MANAGE);
        rule("GET /c/{slug}/settings/reminders/sent", MANAGE);
        rule("GET /c/{slug}/settings/reminders/sent.csv", MANAGE);
        rule("POST /c/{slug}/settings/reminders/{rule}", MANAGE);
        rule("POST /c/{slug}/settings/reminders/{rule}/removal", MANAGE);
        rule("GET /api/v1/collaboratives/{slug}/reminders", MANAGE);
        rule("PUT /api/v1/collaboratives/{slug}/reminders", MANAGE);
    }

    private void measures() {
        rule("GET /api/v1/collaboratives/{slug}/measures", SEE);
        rule("PUT /api/v1/collaboratives/{slug}/measures", DEFINE_MEASURES);
        rule("GET /api/v1/collaboratives/{slug}/data", SEE_TEAMS);
        rule("POST /api/v1/collaboratives/{slug}/data", ENTER_SOME_DATA);
        rule("GET /api/v1/collaboratives/{slug}/submissions", SEE_TEAMS);
        rule("GET /c/{slug}/heat-map", SEE_TEAMS);
        rule("GET /c/{slug}/measures", SEE);
        rule("POST /c/{slug}/measures", DEFINE_MEASURES);
        rule("GET /c/{slug}/new-measure", DEFINE_MEASURES);
        rule("GET /c/{slug}/measures/{measure}/definition", SEE);
        rule("GET /c/{slug}/measures/{measure}/edit", DEFINE_MEASURES);
        rule("POST /c/{slug}/measures/{measure}", DEFINE_MEASURES);
        rule("GET /c/{slug}/t/{team}/data", SEE_TEAM);
        rule("POST /c/{slug}/t/{team}/data/{period}", ENTER_DATA);
        rule("POST /c/{slug}/t/{team}/submissions/{period}", ENTER_DATA);
        rule("POST /c/{slug}/t/{team}/recalls/{period}", ENTER_DATA);
        rule("POST /c/{slug}/t/{team}/pastes", ENTER_DATA);
        rule("POST /c/{slug}/t/{team}/pastes/commitment", ENTER_DATA);
        rule("POST /c/{slug}/t/{team}/m/{measure}/values/{period}", ENTER_DATA);
        rule("GET /c/{slug}/t/{team}/m/{measure}/history/{period}", SEE_TEAM);
    }

    private void variation() {
        rule("GET /c/{slug}/pooled", SEE);
        rule("GET /c/{slug}/measures/{measure}", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/pooled", SEE);
        rule("GET /c/{slug}/t/{team}/measures", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/chart.svg", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/chart.png", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/data.csv", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/data.xlsx", SEE_CHARTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/notes", ANNOTATE);
        rule("POST /c/{slug}/t/{team}/m/{measure}/notes/{note}/removal", ANNOTATE);
        rule("POST /c/{slug}/t/{team}/m/{measure}/decisions/{kind}", DECIDE_CHARTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/decisions/{decision}/removal", DECIDE_CHARTS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/analyses", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/pooled", SEE);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.svg", SEE_CHARTS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.png", SEE_CHARTS);
    }

    private void benchmarks() {
        rule("GET /c/{slug}/measures/{measure}/benchmark", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/benchmark.csv", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/benchmark.xlsx", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/benchmark.svg", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/benchmark.png", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/summary", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/summary.csv", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/summary.xlsx", SEE_TEAMS);
        rule("GET /c/{slug}/t/{team}/summary", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/summary.csv", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/summary.xlsx", SEE_CHARTS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/benchmark", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/benchmark.svg", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/benchmark.png", SEE_TEAMS);
    }

    private void imports() {
        rule("GET /c/{slug}/imports", IMPORT);
        rule("POST /c/{slug}/imports", IMPORT);
        rule("GET /c/{slug}/imports/{import}", IMPORT);
        rule("GET /c/{slug}/imports/{import}/progress", IMPORT);
        rule("GET /c/{slug}/imports/{import}/problems", IMPORT);
        rule("POST /c/{slug}/imports/{import}/layout", IMPORT);
        rule("POST /c/{slug}/imports/{import}/commitment", IMPORT);
        rule("POST /c/{slug}/imports/{import}/undo", IMPORT);
        rule("POST /c/{slug}/imports/{import}/cancellation", IMPORT);
    }

    private void theory() {
        rule("GET /api/v1/collaboratives/{slug}/theory", SEE);
        rule("PUT /api/v1/collaboratives/{slug}/theory", DESIGN_THEORY);
        rule("GET /api/v1/collaboratives/{slug}/teams/{team}/theory", SEE_TESTS);
        rule("PUT /api/v1/collaboratives/{slug}/teams/{team}/theory", TEST);
        rule("GET /c/{slug}/ideas", SEE);
        rule("POST /c/{slug}/ideas/{node}/place", DESIGN_THEORY);
        rule("GET /c/{slug}/ideas/{node}/lineage", SEE);
        rule("GET /c/{slug}/t/{team}/ideas", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/ideas/{node}/place", TEST);
        rule("GET /c/{slug}/t/{team}/ideas/{node}/lineage", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/ideas/{node}/settlement", TEST);
        rule("POST /c/{slug}/t/{team}/adoptions", TEST);
        rule("GET /c/{slug}/package", SEE);
        rule("POST /c/{slug}/package/versions", DESIGN_THEORY);
        rule("GET /c/{slug}/package/versions/{number}", SEE);
        rule("GET /c/{slug}/package/difference", SEE);
        rule("GET /api/v1/collaboratives/{slug}/package/versions", SEE);
        rule("POST /api/v1/collaboratives/{slug}/package/versions", DESIGN_THEORY);
    }

    private void cycles() {
        rule("GET /api/v1/collaboratives/{slug}/cycles", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/ramps", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/teams/{team}/cycles", SEE_TESTS);
        rule("POST /api/v1/collaboratives/{slug}/teams/{team}/cycles", TEST);
        rule("GET /api/v1/collaboratives/{slug}/teams/{team}/cycles/{cycle}", SEE_TESTS);
        rule("PUT /api/v1/collaboratives/{slug}/teams/{team}/cycles/{cycle}", TEST);
        rule("GET /api/v1/collaboratives/{slug}/teams/{team}/ramps", SEE_TESTS);
        rule("GET /c/{slug}/search", SEE);
        rule("GET /c/{slug}/cycles", SEE_TEAMS);
        rule("GET /c/{slug}/cycles.csv", SEE_TEAMS);
        rule("GET /c/{slug}/cycles.xlsx", SEE_TEAMS);
        rule("GET /c/{slug}/cycles/quality", SEE);
        rule("GET /c/{slug}/ideas/{node}/tests", SEE);
        rule("GET /c/{slug}/t/{team}/ideas/{node}/tests", SEE_TESTS);
        rule("GET /c/{slug}/t/{team}/cycles", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/cycles", TEST);
        rule("GET /c/{slug}/t/{team}/new-cycle", TEST);
        rule("GET /c/{slug}/t/{team}/m/{measure}/cycles", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/cycles", TEST);
        rule("GET /c/{slug}/t/{team}/ramps/{ramp}", SEE_TESTS);
        rule("GET /c/{slug}/t/{team}/cycles/{cycle}", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/fields", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/relations", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/predictions", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/tasks", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/rows/{row}/removal", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/steps/{step}", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/sharing", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/next", TEST);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/files", TEST);
        rule("GET /c/{slug}/t/{team}/cycles/{cycle}/files/{file}", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/cycles/{cycle}/files/{file}/removal", TEST);
    }

    /** Of what a comment is, and who may see that, its topic knows. */
    private void comments() {
        rule("GET /news", SIGNED_IN);
        rule("POST /news/seen", SIGNED_IN);
        rule("GET /c/{slug}/comments/{kind}/{topic}", SEE);
        rule("POST /c/{slug}/comments/{kind}/{topic}", COMMENT);
        rule("POST /c/{slug}/comments/{kind}/{topic}/{comment}/removal", COMMENT);
        rule("POST /c/{slug}/comments/{kind}/{topic}/watching", SEE);
    }

    /** The same pages for the collaborative's theory and for each team's. */
    private void diagrams() {
        for (String place : List.of("/c/{slug}", "/c/{slug}/t/{team}")) {
            Permission see = place.endsWith("{team}") ? SEE_TESTS : SEE;
            Permission change = place.endsWith("{team}") ? TEST : DESIGN_THEORY;
            rule("GET " + place + "/theory", see);
            rule("GET " + place + "/theory/diagram.svg", see);
            rule("GET " + place + "/theory/diagram.png", see);
            rule("GET " + place + "/theory/outline.csv", see);
            rule("GET " + place + "/theory/outline.xlsx", see);
            rule("GET " + place + "/theory/history", see);
            rule("POST " + place + "/theory/undo", change);
            rule("GET " + place + "/theory/outline", change);
            rule("POST " + place + "/theory/outline", change);
            rule("POST " + place + "/theory/outline/commitment", change);
            rule("POST " + place + "/theory/nodes", change);
            rule("GET " + place + "/theory/nodes/{node}", see);
            rule("GET " + place + "/theory/nodes/{node}/files", see);
            rule("POST " + place + "/theory/nodes/{node}/files", change);
            rule("GET " + place + "/theory/nodes/{node}/files/{file}", see);
            rule("POST " + place + "/theory/nodes/{node}/files/{file}/removal", change);
            rule("POST " + place + "/theory/nodes/{node}", change);
            rule("POST " + place + "/theory/nodes/{node}/text", change);
            rule("POST " + place + "/theory/nodes/{node}/move", change);
            rule("POST " + place + "/theory/nodes/{node}/links", change);
            rule("POST " + place + "/theory/nodes/{node}/links/removal", change);
            rule("POST " + place + "/theory/nodes/{node}/retirement", change);
            rule("POST " + place + "/theory/nodes/{node}/return", change);
        }
    }

    /** Who is invited, and to whom somebody's registration belongs, the activity knows. */
    private void activities() {
        String activity = "/c/{slug}/activities/{activity}";
        rule("GET /api/v1/collaboratives/{slug}/activities", SEE);
        rule("POST /api/v1/collaboratives/{slug}/activities", CONVENE);
        rule("GET /api/v1/collaboratives/{slug}/activities/{activity}", SEE);
        rule("PUT /api/v1/collaboratives/{slug}/activities/{activity}", CONVENE);
        rule("GET /api/v1/collaboratives/{slug}/attendance", SEE_TEAMS);
        rule("PUT /api/v1/collaboratives/{slug}/attendance", CONVENE);
        rule("GET /c/{slug}/activities", SEE);
        rule("GET /c/{slug}/activities/programme", SEE);
        rule("GET /c/{slug}/new-activity", CONVENE);
        rule("POST /c/{slug}/activities", CONVENE);
        rule("GET " + activity + "/edit", CONVENE);
        rule("POST " + activity, CONVENE);
        rule("POST " + activity + "/cancellation", CONVENE);
        rule("POST " + activity + "/return", CONVENE);
        rule("GET " + activity + "/agenda", CONVENE);
        rule("POST " + activity + "/agenda", CONVENE);
        rule("GET " + activity + "/materials", CONVENE);
        rule("POST " + activity + "/links", CONVENE);
        rule("POST " + activity + "/links/{link}/removal", CONVENE);
        rule("POST " + activity + "/files", CONVENE);
        rule("GET " + activity + "/files/{file}", SEE);
        rule("POST " + activity + "/files/{file}/removal", CONVENE);
        rule("GET " + activity, SEE);
        rule("POST " + activity + "/registration", SEE);
        rule("POST " + activity + "/registration/removal", SEE);
        rule("POST " + activity + "/presence", SEE);
        rule("GET " + activity + "/room", CONVENE);
        rule("GET " + activity + "/attendance", CONVENE);
        rule("POST " + activity + "/attendance", CONVENE);
        rule("GET " + activity + "/evaluation", SEE);
        rule("POST " + activity + "/evaluation", SEE);
        rule("GET " + activity + "/evaluation/results", CONVENE);
        rule("GET " + activity + "/evaluation/questions", CONVENE);
        rule("POST " + activity + "/evaluation/questions", CONVENE);
        rule("GET /c/{slug}/activities/periods/{phase}", SEE);
        rule("POST /c/{slug}/activities/periods/{phase}", CONVENE);
        rule("GET /c/{slug}/t/{team}/plan", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/plan", TEST);
        rule("GET /c/{slug}/t/{team}/plan/reports/{phase}", SEE_TESTS);
        rule("POST /c/{slug}/t/{team}/plan/reports/{phase}", TEST);
        rule("POST /c/{slug}/t/{team}/plan/{item}", TEST);
        rule("POST /c/{slug}/t/{team}/plan/{item}/completion", TEST);
        rule("POST /c/{slug}/t/{team}/plan/{item}/completion/removal", TEST);
        rule("POST /c/{slug}/t/{team}/plan/{item}/removal", TEST);
    }

    /** Applicants and senior leaders come by secret links, without an account. */
    private void enrolment() {
        rule("GET /calls", ANYONE);
        rule("GET /calls/{call}", ANYONE);
        rule("POST /calls/{call}", ANYONE);
        rule("GET /applications/{secret}", ANYONE);
        rule("POST /applications/{secret}", ANYONE);
        rule("POST /applications/{secret}/submission", ANYONE);
        rule("POST /applications/{secret}/withdrawal", ANYONE);
        rule("POST /applications/{secret}/signature", ANYONE);
        rule("POST /applications/{secret}/files", ANYONE);
        rule("GET /applications/{secret}/files/{file}", ANYONE);
        rule("POST /applications/{secret}/files/{file}/removal", ANYONE);
        rule("GET /applications/commitments/{secret}", ANYONE);
        rule("POST /applications/commitments/{secret}", ANYONE);
        rule("POST /applications/commitments/{secret}/signature", ANYONE);
        rule("GET /c/{slug}/applications/call", MANAGE);
        rule("POST /c/{slug}/applications/call", MANAGE);
        rule("POST /c/{slug}/applications/invitations", MANAGE);
    }

    private void admission() {
        rule("GET /c/{slug}/applications", REVIEW);
        rule("GET /c/{slug}/applications.csv", REVIEW);
        rule("GET /c/{slug}/applications.xlsx", REVIEW);
        rule("GET /c/{slug}/applications/sheet", MANAGE);
        rule("GET /c/{slug}/applications/sheet.xlsx", MANAGE);
        rule("POST /c/{slug}/applications/sheet", MANAGE);
        rule("POST /c/{slug}/applications/sheet/commitment", MANAGE);
        rule("GET /api/v1/collaboratives/{slug}/applications", REVIEW);
        rule("POST /api/v1/collaboratives/{slug}/applications", MANAGE);
        rule("GET /api/v1/collaboratives/{slug}/applications/{application}", REVIEW);
        rule("PUT /api/v1/collaboratives/{slug}/applications/{application}", MANAGE);
        rule("GET /c/{slug}/applications/{application}", REVIEW);
        rule("GET /c/{slug}/applications/{application}/files/{file}", REVIEW);
        rule("POST /c/{slug}/applications/{application}/reviews", REVIEW);
        rule("POST /c/{slug}/applications/{application}/decisions", MANAGE);
        rule("POST /c/{slug}/applications/{application}/enrolment", MANAGE);
        rule("POST /c/{slug}/applications/{application}/place", MANAGE);
        rule("POST /c/{slug}/applications/{application}/links", MANAGE);
    }

    private void formation() {
        rule("GET /c/{slug}/teams/formation", SEE_TEAMS);
        rule("GET /c/{slug}/t/{team}/formation", SEE_TEAM);
    }

    private void prework() {
        rule("GET /c/{slug}/settings/prework", MANAGE);
        rule("POST /c/{slug}/settings/prework", MANAGE);
        rule("POST /c/{slug}/settings/prework/{item}/removal", MANAGE);
        rule("GET /c/{slug}/prework", SEE_TEAMS);
        rule("GET /c/{slug}/prework.csv", SEE_TEAMS);
        rule("GET /c/{slug}/prework.xlsx", SEE_TEAMS);
        rule("GET /c/{slug}/t/{team}/prework", SEE_TEAM);
        rule("POST /c/{slug}/t/{team}/prework/{item}", PREPARE);
        rule("POST /c/{slug}/t/{team}/prework/{item}/waiver", MANAGE);
        rule("POST /c/{slug}/t/{team}/prework/{item}/files", PREPARE);
        rule("GET /c/{slug}/t/{team}/prework/{item}/files/{file}", SEE_TEAM);
        rule("POST /c/{slug}/t/{team}/prework/{item}/files/{file}/removal", PREPARE);
        rule("GET /api/v1/collaboratives/{slug}/prework", SEE);
        rule("PUT /api/v1/collaboratives/{slug}/prework", MANAGE);
    }

    private void participation() {
        rule("GET /c/{slug}/participation", SEE_TEAMS);
        rule("GET /c/{slug}/participation.csv", SEE_TEAMS);
        rule("GET /c/{slug}/participation.xlsx", SEE_TEAMS);
        rule("GET /c/{slug}/t/{team}/participation", SEE_TEAM);
        rule("GET /api/v1/collaboratives/{slug}/participation", SEE_TEAMS);
    }

    private void demonstration() {
        rule("GET /admin/demonstration", ADMINISTER);
        rule("POST /admin/demonstration", ADMINISTER);
        rule("POST /admin/demonstration/removal", ADMINISTER);
    }

    /** Whoever has the link of a mail may choose what comes to its address. */
    private void mail() {
        rule("GET /unsubscribe/{secret}", ANYONE);
        rule("POST /unsubscribe/{secret}", ANYONE);
        rule("GET /account/mail", SIGNED_IN);
        rule("POST /account/mail", SIGNED_IN);
        rule("POST /admin/mail/addresses", ADMINISTER);
    }

    /** Whoever has the secret address of a calendar may read it. */
    private void calendars() {
        rule("GET /calendar/{secret}.ics", ANYONE);
        rule("GET /account/calendar", SIGNED_IN);
        rule("POST /account/calendar", SIGNED_IN);
        rule("POST /account/calendar/choices", SIGNED_IN);
        rule("POST /account/calendar/revocation", SIGNED_IN);
        rule("GET /c/{slug}/activities/{activity}/calendar.ics", SEE);
        rule("GET /c/{slug}/activities/{activity}/invitations", SEE);
        rule("POST /c/{slug}/activities/{activity}/invitations", CONVENE);
    }

    private void rule(String route, Permission permission) {
        if (rules.put(route, permission) != null) {
            throw new IllegalStateException("Two access rules for " + route);
        }
    }

    /** What the route asks, or null where the table does not know it. */
    public @Nullable Permission of(String method, String pattern) {
        return rules.get((method.equals("HEAD") ? "GET" : method) + " " + pattern);
    }

    /** All rules, in the order of the table. */
    public Map<String, Permission> rules() {
        return Map.copyOf(rules);
    }
}
