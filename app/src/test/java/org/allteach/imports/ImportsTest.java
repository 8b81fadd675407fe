package org.allteach.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.allteach.spreadsheets.TestFiles;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the upload to the undo, through the pages and the jobs. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
@Timeout(120)
class ImportsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Measures measures;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWork work;

    @Autowired
    private ApplicationEventPublisher events;

    private TestCollaborative setting;

    @BeforeEach
    void a_collaborative() {
        setting = new TestCollaborative(jdbc, collaboratives, "A", "B");
        setting.measure(measures, "falls", "proportion");
    }

    @Test
    void a_file_is_reviewed_committed_and_undone() throws Exception {
        String path = send(
                setting.director,
                "a.csv",
                "team,measure,period,num,den\nA,falls,2026-01,1,20\nB,falls,2026-01,x,20\nA,falls,2026-02,3,10\n");
        Import reviewed = settled(path);

        assertThat(reviewed.state()).isEqualTo(Import.State.IN_REVIEW);
        assertThat(Objects.requireNonNull(reviewed.summary()).counts())
                .isEqualTo(java.util.Map.of("new", 2L, "changed", 0L, "unchanged", 0L, "rejected", 1L));
        assertThat(values()).isEmpty();
        page(setting.director, path, "Import 2 values", "One problem", "Enter a number");

        commit(setting.director, path);
        assertThat(settled(path).state()).isEqualTo(Import.State.COMMITTED);
        assertThat(values()).containsExactly("A 2026-01-01 1/20", "A 2026-02-01 3/10");
        page(setting.director, path, "2 new, 0 changed and 0 unchanged values", "Undo this import");

        mvc.perform(as(setting.director, post(path + "/undo"))).andExpect(status().isSeeOther());
        assertThat(settled(path).state()).isEqualTo(Import.State.UNDONE);
        assertThat(values()).isEmpty();
        assertThat(audited())
                .containsExactly("import.received", "data.loaded", "import.committed", "data.undone", "import.undone");
    }

    @Test
    void the_review_shows_what_changes_and_an_undo_gives_it_back() throws Exception {
        String first = send(
                setting.director,
                "a.csv",
                "team,measure,period,num,den\nA,falls,2026-01,12,20\nB,falls,2026-01,1,20\n");
        settled(first);
        commit(setting.director, first);
        settled(first);

        String second = send(
                setting.director,
                "b.csv",
                "team,measure,period,num,den\nA,falls,2026-01,14,20\nB,falls,2026-01,1,20\n");
        assertThat(Objects.requireNonNull(settled(second).summary()).counts())
                .isEqualTo(java.util.Map.of("new", 0L, "changed", 1L, "unchanged", 1L, "rejected", 0L));
        page(setting.director, second, "12 / 20 → 14 / 20");
        commit(setting.director, second);
        settled(second);
        mvc.perform(as(setting.director, post(second + "/undo")));
        settled(second);

        assertThat(values()).containsExactly("A 2026-01-01 12/20", "B 2026-01-01 1/20");
    }

    @Test
    void a_commitment_asked_for_twice_is_made_once() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,1,20\n");
        String version = Integer.toString(settled(path).version());

        for (int i = 0; i < 3; i++) {
            mvc.perform(as(setting.director, post(path + "/commitment").param("version", version)))
                    .andExpect(status().isSeeOther());
        }
        settled(path);
        Import done = settled(path);
        work.run(done.collaborative(), done.id(), done.version() - 1);

        assertThat(audited()).containsOnlyOnce("import.committed");
    }

    @Test
    void a_person_tells_by_hand_what_the_file_does_not_say() throws Exception {
        String path = send(
                setting.director,
                "ae.csv",
                "period,org_code,type,attendances,breaches,admissions\n2026-01-01,A,1,200,30,50\n2026-01-01,A,2,20,3,5\n2026-02-01,A,1,100,10,5\n");
        setting.measure(measures, "waits", "proportion");
        Import seen = settled(path);
        // The only measure was taken when there was one only; now there are two, so the person says which.
        mvc.perform(as(
                        setting.director,
                        post(path + "/layout")
                                .param("version", Integer.toString(seen.version()))
                                .param("measure", "waits")
                                .param("headerLine", "1")
                                .param("encoding", "UTF-8")
                                .param("delimiter", "comma")
                                .param("filterColumn", "type")
                                .param("filterValue", "1")))
                .andExpect(status().isSeeOther());
        Import read = settled(path);

        assertThat(Objects.requireNonNull(read.summary()).filtered()).isEqualTo(1);
        commit(setting.director, path);
        settled(path);
        assertThat(values()).containsExactly("A 2026-01-01 30/200", "A 2026-02-01 10/100");
    }

    @Test
    void what_is_missing_is_asked_for_before_anything_is_read() throws Exception {
        setting.measure(measures, "waits", "proportion");
        String path = send(setting.director, "a.csv", "team,period,num,den\nA,2026-01,1,20\n");

        Import seen = settled(path);

        assertThat(seen.summary()).isNull();
        page(setting.director, path, "of which measure the values are");
        mvc.perform(as(
                        setting.director,
                        post(path + "/layout")
                                .param("version", Integer.toString(seen.version()))
                                .param("headerLine", "zero")
                                .param("measure", "nope")
                                .param("encoding", "UTF-8")
                                .param("delimiter", "comma")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("zero")));
    }

    @Test
    void a_file_that_cannot_be_read_says_why() throws Exception {
        String path = send(setting.director, "a.xlsx", "%PDF-1.7 not a workbook");

        assertThat(settled(path).state()).isEqualTo(Import.State.UNREADABLE);
        page(setting.director, path, "This is a PDF");
    }

    @Test
    void names_without_rows_are_a_problem() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\n");

        assertThat(settled(path).state()).isEqualTo(Import.State.UNREADABLE);
        page(setting.director, path, "no rows below them");
    }

    @Test
    void nothing_chosen_or_nothing_in_it_comes_back_with_a_problem() throws Exception {
        mvc.perform(as(setting.director, multipart(base()))).andExpect(status().isUnprocessableContent());
        mvc.perform(as(
                        setting.director,
                        multipart(base()).file(new MockMultipartFile("file", "a.csv", null, new byte[0]))))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void rows_of_other_teams_look_like_rows_of_teams_that_do_not_exist() throws Exception {
        Viewer entry = setting.person("Eve");
        setting.assign(entry, Role.DATA_ENTRY, "A");
        String path = send(
                entry,
                "a.csv",
                "team,measure,period,num,den\nA,falls,2026-01,1,20\nB,falls,2026-01,1,20\nZ,falls,2026-01,1,20\n");

        Import seen = settled(path);

        assertThat(Objects.requireNonNull(seen.summary()).rejected()).isEqualTo(2);
        assertThat(problems(seen)).containsExactly("3 team B entry.problem.team", "4 team Z entry.problem.team");
    }

    @Test
    void an_import_is_its_owners_and_those_who_manage_the_data() throws Exception {
        Viewer entry = setting.person("Eve");
        setting.assign(entry, Role.DATA_ENTRY, "A");
        Viewer other = setting.person("Olaf");
        setting.assign(other, Role.DATA_ENTRY, "B");
        String path = send(entry, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,1,20\n");
        settled(path);

        mvc.perform(as(other, get(path))).andExpect(status().isNotFound());
        mvc.perform(as(other, post(path + "/cancellation"))).andExpect(status().isNotFound());
        mvc.perform(as(other, get(path + "/problems"))).andExpect(status().isNotFound());
        mvc.perform(as(setting.director, get(path))).andExpect(status().isOk());
        mvc.perform(as(other, get(base())))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("a.csv"))));
        mvc.perform(as(setting.director, get(base()))).andExpect(content().string(containsString("a.csv")));
    }

    @Test
    void a_stale_review_is_not_committed() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,1,20\n");
        settled(path);

        mvc.perform(as(setting.director, post(path + "/commitment").param("version", "1")))
                .andExpect(status().isConflict());
        assertThat(values()).isEmpty();
    }

    @Test
    void a_cancelled_import_writes_nothing() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,1,20\n");
        Import seen = settled(path);

        mvc.perform(as(setting.director, post(path + "/cancellation"))).andExpect(status().isSeeOther());
        mvc.perform(as(
                        setting.director,
                        post(path + "/commitment").param("version", Integer.toString(seen.version() + 1))))
                .andExpect(status().isConflict());
        assertThat(audited()).containsExactly("import.received", "import.cancelled");
    }

    @Test
    void all_problems_come_as_a_file_that_runs_nothing() throws Exception {
        String path = send(
                setting.director,
                "a.csv",
                "team,measure,period,Zähler,den\nA,falls,2026-01,\"=HYPERLINK(\"\"http://x\"\")\",20\nA,falls,2026-02,+1-1,20\n");
        settled(path);

        mvc.perform(as(setting.director, get(path + "/problems")))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().string(containsString(",2,Zähler,\"'=HYPERLINK(\"\"http://x\"\")\",")))
                .andExpect(content().string(containsString(",3,Zähler,'+1-1,")));
    }

    @Test
    void two_rows_for_the_same_value_are_named_by_sheet_and_line() throws Exception {
        byte[] workbook = TestFiles.workbook(made -> {
            for (String name : List.of("A", "A again")) {
                var sheet = made.newWorksheet(name);
                List<String> cells = List.of("team", "measure", "period", "num", "den");
                for (int i = 0; i < cells.size(); i++) {
                    sheet.value(0, i, cells.get(i));
                }
                sheet.value(1, 0, "A");
                sheet.value(1, 1, "falls");
                sheet.value(1, 2, "2026-01");
                sheet.value(1, 3, 1);
                sheet.value(1, 4, 20);
            }
        });
        Import seen = settled(send(setting.director, "a.xlsx", workbook));

        assertThat(jdbc.sql(
                                "select sheet || ' ' || line || ' ' || arguments::text from import_problem where import_id = ?")
                        .param(seen.id())
                        .query(String.class)
                        .list())
                .containsExactly("A again 2 [\"A 2\", \"A again 2\"]");
    }

    @Test
    void progress_is_a_part_that_reloads_the_page_when_it_is_done() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,1,20\n");
        settled(path);

        mvc.perform(as(setting.director, get(path + "/progress"))).andExpect(header().string("HX-Refresh", "true"));
    }

    @Test
    void files_are_let_go_of_and_all_goes_with_the_collaborative() throws Exception {
        String path = send(setting.director, "a.csv", "team,measure,period,num,den\nA,falls,2026-01,x,20\n");
        Import seen = settled(path);
        mvc.perform(as(setting.director, post(path + "/cancellation")));

        imports.forgetFiles(Duration.ofDays(30));
        assertThat(chunks(seen.id())).isEqualTo(1);
        imports.forgetFiles(Duration.ofDays(-1));
        assertThat(chunks(seen.id())).isZero();
        events.publishEvent(new CollaborativeRemoved(setting.id));
        assertThat(imports.find(setting.id, seen.id())).isEmpty();
    }

    private long chunks(UUID id) {
        return jdbc.sql("select count(*) from import_chunk where import_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private String base() {
        return "/c/" + setting.slug + "/imports";
    }

    private String send(Viewer viewer, String name, String text) throws Exception {
        return send(viewer, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String send(Viewer viewer, String name, byte[] bytes) throws Exception {
        var sent = mvc.perform(as(viewer, multipart(base()).file(new MockMultipartFile("file", name, null, bytes))))
                .andExpect(status().isSeeOther())
                .andReturn();
        return Objects.requireNonNull(sent.getResponse().getHeader("Location"));
    }

    private void commit(Viewer viewer, String path) throws Exception {
        String version = Integer.toString(settled(path).version());
        mvc.perform(as(viewer, post(path + "/commitment").param("version", version)))
                .andExpect(status().isSeeOther());
    }

    private void page(Viewer viewer, String path, String... texts) throws Exception {
        for (String text : texts) {
            mvc.perform(as(viewer, get(path))).andExpect(content().string(containsString(text)));
        }
    }

    /** The import once its job has done its work. */
    private Import settled(String path) throws InterruptedException {
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Import found = imports.find(setting.id, id).orElseThrow();
        while (found.state().isAtWork()) {
            Thread.sleep(20);
            found = imports.find(setting.id, id).orElseThrow();
        }
        return found;
    }

    private List<@Nullable String> values() {
        return jdbc.sql("""
                        select t.code || ' ' || o.period_start || ' ' || o.numerator || '/' || o.denominator
                        from observation o join team t on t.collaborative_id = o.collaborative_id and t.id = o.team_id
                        where o.collaborative_id = ? order by 1
                        """).param(setting.id).query(String.class).list();
    }

    private List<@Nullable String> problems(Import of) {
        return jdbc.sql("""
                        select line || ' ' || heading || ' ' || given || ' ' || message from import_problem
                        where import_id = ? order by position
                        """).param(of.id()).query(String.class).list();
    }

    private List<@Nullable String> audited() {
        return jdbc.sql(
                        "select action from audit_entry where collaborative_id = ? and action ~ '^(import|data)' order by id")
                .param(setting.id)
                .query(String.class)
                .list();
    }

    private static MockHttpServletRequestBuilder as(Viewer viewer, MockHttpServletRequestBuilder request) {
        return request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of())))
                .with(csrf());
    }

    private static org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder as(
            Viewer viewer,
            org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder request) {
        request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of())));
        request.with(csrf());
        return request;
    }
}
