package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first chart of the README is taken from there, compiled and run. */
class ReadmeTest {

    @Test
    void the_first_chart_does_what_the_readme_says(@TempDir Path folder) throws Exception {
        String code = firstExample();
        assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(10);

        String said = run(code.replace("chart.variation();", "System.out.println(chart.variation());"), folder);

        assertThat(said.lines().findFirst()).contains("IMPROVEMENT_LOW");
        assertThat(said).contains("lie below the centre line", " within ");
    }

    private static String firstExample() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("```java") + "```java".length();
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String run(String code, Path folder) throws Exception {
        Path source = folder.resolve("First.java");
        Files.writeString(
                source,
                "import java.util.*;\nimport org.allteach.spc.*;\npublic class First {\npublic static void main(String[] a) {\n"
                        + code + "}}");
        String library = Path.of(Chart.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                complaints,
                complaints,
                "-encoding",
                "UTF-8",
                "-cp",
                library,
                "-d",
                folder.toString(),
                source.toString());
        assertThat(status).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        PrintStream screen = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Chart.class.getClassLoader())) {
            loader.loadClass("First").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(screen);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
