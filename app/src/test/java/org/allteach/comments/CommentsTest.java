package org.allteach.comments;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class CommentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Viewer member;
    private Viewer coach;

    @BeforeEach
    void two_theories() {
        stand("named");
    }

    private void stand(String visibility) {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        ash = stage.team(collaborative, "ash", "Ash");
        member = stage.holder(collaborative, Role.MEMBER, ash);
        coach = stage.holder(collaborative, Role.COACH, ash);
        paste(null);
        paste(ash);
    }

    private void paste(@Nullable Team team) {
        theories.change(
                collaborative,
                team,
                "outline.pasted",
                now -> Outline.parse("Aim\n P\n  S\n   Idea\n", now).into(now));
    }

    @Test
    void a_coach_says_something_and_the_team_hears_of_it_once() throws Exception {
        say(coach, node(ash), "Smaller, please");
        say(coach, node(ash), "And sooner");
        assertThat(page(member, "/news")).containsOnlyOnce(coach.name() + " said something about");
        assertThat(page(coach, "/news")).doesNotContain("said something");
        assertThat(page(member, at(node(ash)))).contains("Smaller, please", "And sooner", coach.name());
        assertThat(page(member, "/news")).contains("nothing new");
    }

    @Test
    void whoever_spoke_hears_the_answer_unless_they_want_none() throws Exception {
        say(coach, node(ash), "Smaller, please");
        say(member, node(ash), "We shall");
        assertThat(page(coach, "/news")).contains(member.name());
        listen(coach, "node", node(ash), "muted");
        page(coach, at(node(ash)));
        say(member, node(ash), "Done");
        assertThat(page(coach, "/news")).contains("nothing new");
    }

    @Test
    void whoever_watches_hears_of_changes() throws Exception {
        listen(coach, "team", ash.id().toString(), "watching");
        rename(member, ash);
        assertThat(page(coach, "/news")).contains(member.name() + " changed", "I1 Better");
        send(coach, "/news/seen");
        assertThat(page(coach, "/news")).contains("nothing new");
        listen(coach, "team", ash.id().toString(), "normal");
        rename(member, ash);
        assertThat(page(coach, "/news")).contains("nothing new");
    }

    @Test
    void a_comment_is_taken_back_by_whoever_made_it() throws Exception {
        say(coach, node(ash), "Nonsense");
        String id = page(coach, at(node(ash))).replaceAll("(?s).*" + node(ash) + "/([0-9a-f-]{36})/removal.*", "$1");
        assertThat(send(member, at(node(ash)) + "/" + id + "/removal").getStatus())
                .isEqualTo(404);
        assertThat(send(coach, at(node(ash)) + "/" + id + "/removal").getStatus())
                .isEqualTo(303);
        assertThat(page(member, at(node(ash)))).contains("Taken back").doesNotContain("Nonsense");
    }

    @Test
    void an_empty_comment_comes_back() throws Exception {
        MockHttpServletResponse answer = send(coach, at(node(ash)), "text", "  ");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("<html", "Your comment");
    }

    @Test
    void what_one_does_not_see_one_neither_reads_nor_says_nor_watches() throws Exception {
        stand("own-only");
        Viewer other = stage.holder(collaborative, Role.LEADER, stage.team(collaborative, "elm", "Elm"));
        say(coach, node(ash), "Secret");
        for (String path : new String[] {
            at(node(ash)), at("team", ash.id().toString()), at(UUID.randomUUID().toString())
        }) {
            assertThat(mvc.perform(get(path).with(as(other)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
            assertThat(send(other, path, "text", "x").getStatus()).isEqualTo(404);
            assertThat(send(other, path + "/watching", "level", "watching").getStatus())
                    .isEqualTo(404);
        }
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        assertThat(send(observer, at(node(null)), "text", "x").getStatus()).isEqualTo(404);
        assertThat(page(observer, at(node(null))))
                .contains("Nobody has said anything")
                .doesNotContain("Your comment");
    }

    @Test
    void the_people_of_teams_that_one_does_not_see_have_no_names() throws Exception {
        stand("coded");
        Viewer other = stage.holder(collaborative, Role.LEADER, stage.team(collaborative, "elm", "Elm"));
        listen(other, "collaborative", collaborative.id().toString(), "watching");
        say(other, node(null), "We wonder");
        say(member, node(null), "We tried");
        assertThat(page(other, "/news"))
                .contains("Somebody of team " + ash.pseudonym())
                .doesNotContain(member.name());
        assertThat(page(other, at(node(null))))
                .contains("Somebody of team " + ash.pseudonym(), "We tried")
                .doesNotContain(member.name() + "<");
        Viewer advisor = stage.holder(collaborative, Role.IMPROVEMENT_ADVISOR, null);
        assertThat(page(advisor, at(node(null)))).contains(member.name());
    }

    @Test
    void news_that_became_hidden_is_not_told() throws Exception {
        Viewer other = stage.holder(collaborative, Role.LEADER, stage.team(collaborative, "elm", "Elm"));
        listen(other, "team", ash.id().toString(), "watching");
        rename(member, ash);
        assertThat(page(other, "/news")).contains("I1 Better");
        context.getBean(JdbcClient.class)
                .sql("update collaborative set visibility = 'OWN_ONLY' where id = ?")
                .param(collaborative.id())
                .update();
        assertThat(page(other, "/news")).contains("nothing new");
    }

    @Test
    void with_the_collaborative_all_of_it_goes() throws Exception {
        say(coach, node(ash), "Smaller, please");
        listen(coach, "team", ash.id().toString(), "watching");
        context.publishEvent(new CollaborativeRemoved(collaborative.id()));
        for (String table : new String[] {"comment", "watch", "notice"}) {
            assertThat(stage.count("select count(*) from " + table + " where collaborative_id = ?", collaborative.id()))
                    .isZero();
        }
    }

    private void rename(Viewer viewer, Team team) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
        theories.change(collaborative, team, "node.renamed", now -> {
            Node idea = now.find("I1").orElseThrow();
            return now.with(idea, idea.content().withText("Better " + stage.name("x")));
        });
        SecurityContextHolder.clearContext();
    }

    private String node(@Nullable Team team) {
        Diagram diagram =
                theories.of(collaborative.id(), team == null ? null : team.id()).diagram();
        return diagram.find("I1").orElseThrow().id().toString();
    }

    private String at(String node) {
        return at("node", node);
    }

    private String at(String kind, String id) {
        return "/c/" + collaborative.slug() + "/comments/" + kind + "/" + id;
    }

    private void say(Viewer viewer, String node, String text) throws Exception {
        assertThat(send(viewer, at(node), "text", text).getStatus()).isEqualTo(303);
    }

    private void listen(Viewer viewer, String kind, String id, String level) throws Exception {
        assertThat(send(viewer, at(kind, id) + "/watching", "level", level).getStatus())
                .isEqualTo(303);
    }

    private String page(Viewer viewer, String path) throws Exception {
        return mvc.perform(get(path).with(as(viewer))).andReturn().getResponse().getContentAsString();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        var request = post(path).with(as(viewer)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
