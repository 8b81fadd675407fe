package org.allteach.templates;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Given;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes templates as YAML. What comes from outside is bounded: size, depth, aliases; and only plain data. */
final class TemplateFile {

    static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 12;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_CHOICES = 10;
    private static final int MOST_SOURCES = 100;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_SUMMARY = 2_000;

    private TemplateFile() {}

    /** @throws Refusal with all that is wrong with its outline; what is within the sections is tried when it is started */
    static Template read(String yaml, boolean isOwn) {
        if (yaml.length() > LONGEST) {
            throw Refusal.tooLarge(Problem.of("file", null, "templates.problem.size", LONGEST / 1_000_000));
        }
        var problems = new ArrayList<Problem>();
        Template template = read(Template.object(load(yaml)), isOwn, problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return template;
    }

    private static @Nullable Object load(String yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try {
            for (Event event : new Yaml(options).parse(new StringReader(yaml))) {
                if (event instanceof AliasEvent) {
                    throw Refusal.unreadable(Problem.of("file", null, "templates.problem.yaml"));
                }
            }
            Object content = new Yaml(new SafeConstructor(options)).load(yaml);
            if (content instanceof Map) {
                return content;
            }
            throw Refusal.unreadable(Problem.of("file", null, "templates.problem.object"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw Refusal.unreadable(
                    Problem.of("file", e.getProblem(), "templates.problem.yaml").onRow(line, null));
        } catch (YAMLException e) {
            throw Refusal.unreadable(Problem.of("file", null, "templates.problem.yaml"));
        }
    }

    static Template read(Map<String, @Nullable Object> fields, boolean isOwn, List<Problem> problems) {
        var given = new Given(fields, "", problems);
        var known = new TreeSet<>(Set.of("code", "kind", "title", "summary", "sources", "sessions"));
        known.addAll(Template.PARTS);
        given.refuseUnknown(known);
        var sessions = new ArrayList<Integer>();
        for (String number : Template.texts(fields.get("sessions"))) {
            if (number.matches("[1-9][0-9]?")) {
                sessions.add(Integer.valueOf(number));
            } else {
                given.refuse("sessions", number, "collaboratives.problem.range", 1, 99);
            }
        }
        if (sessions.size() > MOST_CHOICES || Set.copyOf(sessions).size() < sessions.size()) {
            given.refuse("sessions", sessions.toString(), "collaboratives.problem.range", 1, MOST_CHOICES);
        }
        List<String> sources = Template.texts(fields.get("sources"));
        if (sources.size() > MOST_SOURCES || sources.stream().anyMatch(one -> one.length() > LONGEST_SUMMARY)) {
            given.refuse("sources", null, "templates.problem.list");
        }
        var parts = new LinkedHashMap<String, Object>();
        for (String part : Template.PARTS) {
            Object raw = fields.get(part);
            boolean isObject = part.equals("collaborative") || part.equals("theory");
            if (raw != null && (isObject ? !(raw instanceof Map) : !(raw instanceof List))) {
                given.refuse(part, null, isObject ? "collaboratives.problem.object" : "templates.problem.list");
            } else if (raw != null) {
                parts.put(part, raw);
            }
        }
        return new Template(
                given.matching("code", CODE, "templates.problem.code", ""),
                given.oneOf("kind", Template.Kind.class, Template.Kind.FRAME),
                given.required("title", LONGEST_TITLE, ""),
                given.text("summary", LONGEST_SUMMARY, ""),
                sources,
                sessions,
                parts,
                isOwn);
    }

    static String write(Template template) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setSplitLines(true);
        return new Yaml(new Representer(options), options).dump(template.content());
    }
}
