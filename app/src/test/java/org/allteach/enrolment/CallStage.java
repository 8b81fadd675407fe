package org.allteach.enrolment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Collaborative;
import org.allteach.web.Problem;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets calls and applications up, and reads the mails that come of them. */
public final class CallStage {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/applications/\\S+)");

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    public CallStage(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** Opens the collaborative's call, with what is given in place of what is usual. */
    public Call call(Collaborative collaborative, Map<String, String> given) {
        Calls calls = context.getBean(Calls.class);
        Call before = calls.of(collaborative.id());
        var fields = new LinkedHashMap<>(before.fields());
        fields.putAll(Map.of("kind", "open", "agreement", "We take part for eighteen months."));
        fields.putAll(given);
        var problems = new java.util.ArrayList<Problem>();
        Call after = Call.read(fields, before, problems);
        if (!problems.isEmpty() || !calls.save(collaborative, before, after)) {
            throw new IllegalStateException(problems.toString());
        }
        return calls.of(collaborative.id());
    }

    /** What a complete application says. */
    public static Map<String, String> complete(String organisation) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("form", "1");
        typed.put("organisation", organisation);
        typed.put("country", "IE");
        typed.put("team", "Ward 7");
        typed.put("senior-name", "Sinead Leader");
        typed.put("senior-email", organisation.toLowerCase(Locale.ROOT) + "-chief@example.org");
        typed.put("kind", "Teaching hospital");
        typed.put("size", "large");
        typed.put("beds", "610");
        typed.put("site", "North");
        typed.put("unit", "Ward 7");
        typed.put("reason", "Too many falls");
        typed.put("aim", "Half as many falls by June");
        typed.put("capacity", "Four hours a week");
        typed.put("data-sharing", "true");
        typed.put("seat-0-name", "Liam Leads");
        typed.put("seat-0-email", organisation.toLowerCase(Locale.ROOT) + "-liam@example.org");
        typed.put("seat-0-profession", "Nurse");
        typed.put("seat-0-role", "leader");
        typed.put("seat-1-name", "Maeve Member");
        typed.put("seat-1-email", organisation.toLowerCase(Locale.ROOT) + "-maeve@example.org");
        typed.put("seat-1-profession", "Physician");
        typed.put("seat-1-role", "member");
        return typed;
    }

    /** An application that has been submitted. */
    public Application submitted(Collaborative collaborative, String organisation) {
        Application application = started(collaborative, organisation);
        Applications applications = context.getBean(Applications.class);
        var form = ApplicationForm.read(
                complete(organisation), context.getBean(Calls.class).of(collaborative.id()), application);
        application =
                applications.write(application, form.answers(), form.roster()).orElseThrow();
        return context.getBean(Enrolment.class)
                .submit(collaborative, application)
                .orElseThrow();
    }

    /** A submitted one whose senior leader has confirmed. */
    public Application confirmed(Collaborative collaborative, String organisation) {
        Application application = submitted(collaborative, organisation);
        confirm(collaborative, application);
        return application;
    }

    /** The senior leader confirms. */
    public void confirm(Collaborative collaborative, Application application) {
        var commitment = context.getBean(Commitments.class).of(application).orElseThrow();
        context.getBean(Enrolment.class).answer(collaborative, application, commitment, true, "");
    }

    /** An application that somebody has just begun. */
    public Application started(Collaborative collaborative, String organisation) {
        String email = organisation.toLowerCase(Locale.ROOT) + "-ann@example.org";
        context.getBean(Enrolment.class).start(collaborative, organisation, "Ann Applicant", email, Locale.ENGLISH);
        return context.getBean(Applications.class)
                .open(collaborative.id(), email)
                .getFirst();
    }

    public Application again(Application application) {
        return context.getBean(Applications.class)
                .find(application.collaborative(), application.id())
                .orElseThrow();
    }

    /** A new link to an application, as a path. */
    public String link(Application application, boolean ofSeniorLeader) {
        var purpose = ofSeniorLeader ? Links.Purpose.SENIOR_LEADER : Links.Purpose.APPLICANT;
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        String link = transaction.execute(status -> context.getBean(Links.class).make(application, purpose));
        return link.replaceFirst("^https?://[^/]+", "");
    }

    /** The subjects of the mails to somebody, in the order of their sending. */
    public List<String> mails(String email) {
        return jdbc.sql("select subject from outgoing_mail where lower(recipient) = lower(?) order by id")
                .param(email)
                .query(String.class)
                .list();
    }

    /** The path of the link in the newest mail to somebody. */
    public String mailedLink(String email) {
        String body = jdbc.sql(
                        "select body from outgoing_mail where lower(recipient) = lower(?) order by id desc limit 1")
                .param(email)
                .query(String.class)
                .single();
        return link(body);
    }

    /** The path of the link in what a mail says. */
    static String link(String body) {
        Matcher link = LINK.matcher(body);
        if (!link.find()) {
            throw new IllegalStateException("No link in the mail");
        }
        return link.group(1);
    }

    public long mailsAbout(UUID application) {
        return jdbc.sql("select count(*) from outgoing_mail where unique_key like ?")
                .param("application/" + application + "/%")
                .query(Long.class)
                .single();
    }
}
