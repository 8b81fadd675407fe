package org.allteach.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void aFallForTheBetterSaysSinceWhenAndHowSureThatIs() {
        assertThat(read("improvement").sentence())
                .isEqualTo("Better, lower: since September 2025, 16 points in a row below the centre line of 13.4%."
                        + " The limits are provisional: they rest on 12 points."
                        + " As it stands, the target of 5.0% will not be met: the process has to change.");
    }

    @Test
    void aRiseForTheWorseIsAConcern() {
        assertThat(read("concern").headline())
                .isEqualTo("Worse, higher: since October 2025, 9 points in a row above the centre line of 9.9%.");
    }

    @Test
    void whereNoWayIsBetterItIsOnlyHigher() {
        assertThat(read("no-direction").headline()).startsWith("Higher: since ");
    }

    @Test
    void aSteadyProcessIsSaidToVaryByChance() {
        assertThat(read("provisional").headline()).startsWith("Steady: the points vary by chance about a mean of ");
    }

    @Test
    void aProcessThatHadSignalsIsNotCalledSteadyTooSoon() {
        assertThat(read("steady").headline())
                .isEqualTo("The newest point shows no signal; the last of 2 earlier ones ended with November 2026.");
        assertThat(read("steady").remarks())
                .containsExactly("Points vary by chance about a mean of 12.6%, between 5.8% and 19.5%.");
    }

    @Test
    void fewPointsAreSaidToBeTooFew() {
        assertThat(read("few").headline()).startsWith("7 points so far: too few to tell a change from chance.");
        assertThat(read("one").headline()).startsWith("One point so far");
    }

    @Test
    void theFormerPhaseIsTold() {
        assertThat(read("gaps").sentence())
                .contains("The centre line has been at 6.6% since July 2025; before, it was at 13.8%.");
    }

    @Test
    void withoutDataItSaysSo() {
        assertThat(read("empty").description().strip()).isEqualTo("There are no data yet.");
    }

    @Test
    void crossingsAreUnusualAndOfNoSide() {
        assertThat(read("crossings").headline()).startsWith("Unusual: ");
    }

    @Test
    void numbersAndDatesAreWrittenInTheReadersLocale() {
        Picture picture = Situations.named("weeks");
        assertThat(Reading.of(picture, Locale.forLanguageTag("de-CH")).description())
                .contains("3. März 2025")
                .contains("1’203");
    }

    private static Reading read(String situation) {
        return Reading.of(Situations.named(situation), Locale.UK);
    }
}
