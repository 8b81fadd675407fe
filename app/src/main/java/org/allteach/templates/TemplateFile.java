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
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads and writes templates as YAML. What comes from outside is bounded: size, depth, aliases; and only plain data. */
final class TemplateFile {

    static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 12;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_CHOICES = 10;
    private static final int MOST_SOURCES = 100;
    private static final int MOST_PHASES = 200;
    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_SUMMARY = 2_000;

    private TemplateFile() {}

    /**
     * The template that a file has, as far as it can be read.
     *
     * @param problems gets what is wrong with its outline; what is within the sections is tried when it is started
     * @throws Refusal where it is no YAML, or written for a later version of this program
     */
    static Template read(String yaml, boolean isOwn, List<Problem> problems) {
        if (yaml.length() > LONGEST) {
            throw Refusal.tooLarge(Problem.of("file", null, "templates.problem.size", LONGEST / 1_000_000));
        }
        return read(Template.object(load(yaml)), isOwn, problems);
    }

    /** One that comes along: there is nothing wrong with it. */
    static Template shipped(String yaml) {
        var problems = new ArrayList<Problem>();
        Template template = read(yaml, false, problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return template;
    }

    private static @Nullable Object load(String yaml) {
        LoaderOptions options = bounds();
        try {
            for (Event event : new Yaml(options).parse(new StringReader(yaml))) {
                if (event instanceof AliasEvent alias) {
                    int line = alias.getStartMark() == null
                            ? 0
                            : alias.getStartMark().getLine() + 1;
                    throw Refusal.unreadable(Problem.of("file", "*" + alias.getAnchor(), "templates.problem.yaml")
                            .onRow(line, null));
                }
            }
            Object content = yaml(options).load(yaml);
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

    static LoaderOptions bounds() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return options;
    }

    static Yaml yaml(LoaderOptions options) {
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Plain());
    }

    /** What a word without quotes may be other than a text: so 13:00 stays a time, 2027-01-01 a day, and "no" a word. */
    private static final class Plain extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0|[1-9][0-9]*)"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?(0|[1-9][0-9]*)[.][0-9]+"), "-+0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null|~"), "n~");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
        }
    }

    static Template read(Map<String, @Nullable Object> fields, boolean isOwn, List<Problem> problems) {
        var given = new Given(fields, "", problems);
        int format = given.integer("format", 1, Integer.MAX_VALUE, Template.FORMAT);
        if (format > Template.FORMAT) {
            throw Refusal.invalid(
                    Problem.of("format", String.valueOf(format), "templates.problem.newer", Template.FORMAT));
        }
        var known = new TreeSet<>(Set.of("format", "code", "kind", "title", "summary", "sources", "sessions"));
        known.addAll(Template.PARTS);
        given.refuseUnknown(known);
        return new Template(
                given.matching("code", CODE, "templates.problem.code", ""),
                given.oneOf("kind", Template.Kind.class, Template.Kind.FRAME),
                wording(given, "title", LONGEST_TITLE, true),
                wording(given, "summary", LONGEST_SUMMARY, false),
                sources(given),
                sessions(given),
                parts(given),
                isOwn);
    }

    private static Wording wording(Given given, String field, int longest, boolean isRequired) {
        Object raw = given.raw(field);
        if (raw instanceof Map<?, ?> && !Wording.is(raw) || raw instanceof List) {
            given.refuse(field, String.valueOf(raw), "templates.problem.wording");
            return Wording.of("");
        }
        Wording wording = Wording.of(raw);
        for (String text : wording.byLanguage().values()) {
            if (text.isEmpty() && isRequired) {
                given.refuse(field, null, "problem.required");
            } else if (text.length() > longest) {
                given.refuse(field, text.substring(0, 40) + "…", "problem.tooLong", longest);
            }
        }
        return wording;
    }

    private static List<String> sources(Given given) {
        Object raw = given.raw("sources");
        List<String> sources = raw instanceof Map ? List.of() : Template.texts(raw);
        boolean isLong =
                sources.size() > MOST_SOURCES || sources.stream().anyMatch(one -> one.length() > LONGEST_SUMMARY);
        if (isLong || raw instanceof Map) {
            given.refuse("sources", null, "templates.problem.list");
        }
        return sources;
    }

    private static List<Integer> sessions(Given given) {
        var sessions = new ArrayList<Integer>();
        for (String number : Template.texts(given.raw("sessions"))) {
            if (number.matches("[1-9][0-9]?")) {
                sessions.add(Integer.valueOf(number));
            } else {
                given.refuse("sessions", number, "collaboratives.problem.range", 1, 99);
            }
        }
        if (sessions.size() > MOST_CHOICES || Set.copyOf(sessions).size() < sessions.size()) {
            given.refuse("sessions", sessions.toString(), "templates.problem.choices", MOST_CHOICES);
        }
        return sessions.stream().distinct().limit(MOST_CHOICES).toList();
    }

    private static Map<String, @Nullable Object> parts(Given given) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        for (String part : Template.PARTS) {
            Object raw = given.raw(part);
            if (raw == null) {
                continue;
            }
            boolean isObject = part.equals("collaborative") || part.equals("theory");
            if (isObject ? !(raw instanceof Map) : !(raw instanceof List)) {
                given.refuse(part, null, isObject ? "collaboratives.problem.object" : "templates.problem.list");
            } else if (isObject || isList(given, part, (List<?>) raw)) {
                parts.put(part, raw);
            }
        }
        return parts;
    }

    /** Whether it is a list of objects, and not too long to be started. */
    private static boolean isList(Given given, String part, List<?> rows) {
        int most = part.equals("phases") ? MOST_PHASES : MOST_ROWS;
        if (rows.size() > most) {
            given.refuse(part, String.valueOf(rows.size()), "templates.problem.many", most);
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!(rows.get(i) instanceof Map)) {
                given.refuse(part + "/" + i, String.valueOf(rows.get(i)), "collaboratives.problem.object");
            }
        }
        return true;
    }

    static String write(Template template) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setSplitLines(true);
        options.setDereferenceAliases(true);
        return new Yaml(new Representer(options), options).dump(template.content());
    }
}
