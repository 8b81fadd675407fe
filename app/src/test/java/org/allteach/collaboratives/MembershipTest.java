package org.allteach.collaboratives;

import static org.allteach.collaboratives.Membership.Sight.CODED;
import static org.allteach.collaboratives.Membership.Sight.HIDDEN;
import static org.allteach.collaboratives.Membership.Sight.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.web.Permission;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipTest {

    private static final UUID OWN = Ids.next();
    private static final UUID OTHER = Ids.next();

    @ParameterizedTest
    @CsvSource({"OWN_ONLY, HIDDEN", "CODED, CODED", "NAMED, NAMED"})
    void a_team_sees_itself_by_name_and_others_as_the_collaborative_has_it(
            Visibility visibility, Membership.Sight others) {
        Membership membership = inTeam(visibility, Role.MEMBER);
        assertThat(membership.sight(OWN)).isEqualTo(NAMED);
        assertThat(membership.sight(OTHER)).isEqualTo(others);
    }

    @ParameterizedTest
    @CsvSource({"OWN_ONLY, HIDDEN", "CODED, CODED", "NAMED, NAMED"})
    void a_coach_sees_other_teams_no_better_than_their_teams_do(Visibility visibility, Membership.Sight others) {
        Membership membership = inTeam(visibility, Role.COACH);
        assertThat(membership.sight(OWN)).isEqualTo(NAMED);
        assertThat(membership.sight(OTHER)).isEqualTo(others);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DIRECTOR", "CHAIR", "IMPROVEMENT_ADVISOR", "FACULTY", "DATA_MANAGER"})
    void who_works_with_all_teams_sees_all_by_name(Role role) {
        assertThat(holding(Visibility.OWN_ONLY, role).sight(OTHER)).isEqualTo(NAMED);
        assertThat(holding(Visibility.OWN_ONLY, role).isOwn(OTHER)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void an_evaluator_sees_every_team_under_its_code_whatever_the_teams_agreed(Visibility visibility) {
        assertThat(holding(visibility, Role.EVALUATOR).sight(OTHER)).isEqualTo(CODED);
        assertThat(holding(visibility, Role.EVALUATOR).isOwn(OTHER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COLLABORATIVE_SPONSOR", "OBSERVER"})
    void sponsors_and_observers_see_no_team_even_where_teams_are_named(Role role) {
        assertThat(holding(Visibility.NAMED, role).sight(OTHER)).isEqualTo(HIDDEN);
        assertThat(holding(Visibility.NAMED, role).may(Permission.SEE_TEAMS)).isFalse();
        assertThat(holding(Visibility.NAMED, role).may(Permission.SEE_CHARTS, OTHER))
                .isFalse();
    }

    @Test
    void an_administrator_sees_all() {
        var membership = new Membership(collaborative(Visibility.OWN_ONLY), viewer(), Set.of(), Map.of(), true);
        assertThat(membership.sight(OTHER)).isEqualTo(NAMED);
        assertThat(membership.may(Permission.MANAGE)).isTrue();
    }

    @Test
    void charts_of_other_teams_are_open_only_where_teams_are_named() {
        assertThat(inTeam(Visibility.NAMED, Role.MEMBER).may(Permission.SEE_CHARTS, OTHER))
                .isTrue();
        assertThat(inTeam(Visibility.CODED, Role.MEMBER).may(Permission.SEE_CHARTS, OTHER))
                .isFalse();
        assertThat(inTeam(Visibility.NAMED, Role.MEMBER).may(Permission.SEE_TEAM, OTHER))
                .isFalse();
    }

    @Test
    void a_leader_leads_only_the_own_team() {
        Membership membership = inTeam(Visibility.NAMED, Role.LEADER);
        assertThat(membership.may(Permission.LEAD_TEAM, OWN)).isTrue();
        assertThat(membership.may(Permission.LEAD_TEAM, OTHER)).isFalse();
        assertThat(membership.may(Permission.ENTER_DATA, OTHER)).isFalse();
    }

    @Test
    void a_role_in_a_team_adds_to_a_role_in_the_whole() {
        var both = new Membership(
                collaborative(Visibility.OWN_ONLY),
                viewer(),
                Set.of(Role.OBSERVER),
                Map.of(OWN, Set.of(Role.MEMBER)),
                false);
        assertThat(both.sight(OWN)).isEqualTo(NAMED);
        assertThat(both.sight(OTHER)).isEqualTo(HIDDEN);
        assertThat(both.may(Permission.SEE_TEAMS)).isTrue();
    }

    private static Membership inTeam(Visibility visibility, Role role) {
        return new Membership(collaborative(visibility), viewer(), Set.of(), Map.of(OWN, Set.of(role)), false);
    }

    private static Membership holding(Visibility visibility, Role role) {
        return new Membership(collaborative(visibility), viewer(), Set.of(role), Map.of(), false);
    }

    private static Collaborative collaborative(Visibility visibility) {
        var draft = Collaborative.draft("c", "C", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        var given = new LinkedHashMap<String, String>();
        given.put("visibility", Given.written(visibility));
        return CollaborativeForm.strictly(given, draft).collaborative();
    }

    private static Viewer viewer() {
        return new Viewer(Ids.next(), "V", "v@example.org", Locale.ENGLISH, ZoneId.of("UTC"), Viewer.Means.SESSION);
    }
}
