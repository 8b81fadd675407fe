package org.allteach.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.audit.AuditTrail;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** All templates: those that come along, and those made or imported here. */
@Component
class Templates {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<String, Template> shipped;

    Templates(JdbcClient jdbc, ObjectMapper json, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.shipped = shipped();
    }

    private static Map<String, Template> shipped() {
        var templates = new LinkedHashMap<String, Template>();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/allteach/templates/*.yaml")) {
                Template template = TemplateFile.shipped(file.getContentAsString(StandardCharsets.UTF_8));
                templates.put(template.code(), template);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    /** All, topics first, by title. */
    List<Template> all() {
        var all = new ArrayList<>(shipped.values());
        all.addAll(
                jdbc.sql("select content from template").query(this::template).list());
        String language = Visit.locale().toLanguageTag();
        all.sort(Comparator.comparing(Template::kind)
                .thenComparing(template -> template.title().in(language)));
        return all;
    }

    Optional<Template> find(String code) {
        Template template = shipped.get(code);
        return template != null
                ? Optional.of(template)
                : jdbc.sql("select content from template where code = ?")
                        .param(code)
                        .query(this::template)
                        .optional();
    }

    /**
     * Keeps a template of one's own; one of the same code is replaced.
     *
     * @throws Refusal as a conflict where one that comes along has the code
     */
    @Transactional
    void keep(Template template) {
        if (shipped.containsKey(template.code())) {
            throw Refusal.conflict(Problem.of("code", template.code(), "templates.problem.taken"));
        }
        Viewer viewer = Viewer.current();
        int kept = jdbc.sql("""
                        insert into template (code, content, person_id, changed_at)
                        values (:code, cast(:content as jsonb), cast(:person as uuid), :now)
                        on conflict (code) do update set content = excluded.content, person_id = excluded.person_id,
                            changed_at = excluded.changed_at
                        where :administers or template.person_id = excluded.person_id
                        """)
                .param("administers", Visit.administers())
                .param("code", template.code())
                .param("content", json.writeValueAsString(template.content()))
                .param("person", viewer == null ? null : viewer.id())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            throw Refusal.conflict(Problem.of("code", template.code(), "templates.problem.taken"));
        }
        audit.record(
                AuditTrail.INSTALLATION,
                "template.kept",
                "template/" + template.code(),
                null,
                Map.of("title", template.title().in(Wording.USUAL)));
    }

    @Transactional
    void remove(String code) {
        int removed =
                jdbc.sql("delete from template where code = ?").param(code).update();
        if (removed > 0) {
            audit.record(AuditTrail.INSTALLATION, "template.removed", "template/" + code, Map.of("code", code), null);
        }
    }

    private Template template(ResultSet row, int number) throws SQLException {
        return TemplateFile.read(json.readValue(row.getString("content"), FIELDS), true, new ArrayList<>());
    }
}
