package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password12",
                "Passw0rd!!",
                "P@$$w0rd2026",
                "1234567890",
                "qwertyuiop",
                "asdfghjkl1",
                "qwertz12345",
                "aaaaaaaaaaaa",
                "abababababab",
                "abcdefghij",
                "Summer2026!",
                "Winter2025?",
                "iloveyou12",
                "letmein123",
                "Hospital123",
                "WelcomeHospital1",
                "allteach2026",
                "PasswordPassword",
                "Michael1987",
                "liverpool2005",
                "krankenhaus1",
                "motdepasse1",
                "contraseña1",
                "18.11.1987",
                "!!password!!",
                "0987654321",
                "zaq12wsxcde",
            })
    void what_others_would_guess_is_refused(String password) {
        assertThat(PasswordPolicy.check("p", password, "Ann Example", "ann@example.org"))
                .as(password)
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("accounts.password.guessable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "xkqzvbnrtw",
                "violet tractor 81",
                "Schneeflocke-Gabelstapler",
                "7x!mQe-wF2",
                "umbrella fjord kettle",
                "9173620485",
                "мой конь ест траву",
                "三匹の猫が雨の中で踊る",
            })
    void what_others_would_not_think_of_is_taken(String password) {
        assertThat(PasswordPolicy.check("p", password, "Ann Example", "ann@example.org"))
                .as(password)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kowalczyk77", "kowalczyk.zuzanna", "zuzannakowalczyk1", "Zuzanna-1984"})
    void ones_own_name_is_no_secret(String password) {
        assertThat(PasswordPolicy.check("p", password, "Zuzanna Kowalczyk", "zk@example.org"))
                .isPresent();
        assertThat(PasswordPolicy.check(
                        "p", password + "-fjord-kettle-umbrella", "Zuzanna Kowalczyk", "zk@example.org"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fjord-9!x"})
    void short_ones_are_refused(String password) {
        assertThat(PasswordPolicy.check("p", password, "Ann", "ann@example.org"))
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("accounts.password.short"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 100_000})
    void very_long_ones_are_refused_and_keep_nobody_busy(int length) {
        assertThat(PasswordPolicy.check("p", "fjord ".repeat(length), "Ann", "ann@example.org"))
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("accounts.password.long"));
    }

    @org.junit.jupiter.api.Test
    void a_problem_never_repeats_the_password() {
        assertThat(PasswordPolicy.check("p", "password12", "Ann", "ann@example.org"))
                .hasValueSatisfying(problem -> assertThat(problem.given()).isNull());
    }
}
