package org.allteach.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code ./allteach spc} as it is used, beside reading the same lines with the JSON parser and doing nothing. */
final class SpcCommandBench {
    private static final int LINES = 100_000;
    private static final int RUNS = 3;
    private static final String ANSWERS = "answers.ndjson";

    private SpcCommandBench() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("allteach-spc");
        Path input = folder.resolve("requests.ndjson");
        Path one = folder.resolve("one.ndjson");
        try {
            write(input, LINES);
            write(one, 1);
            System.out.printf(
                    Locale.ROOT,
                    "%n./allteach spc: %,d lines of 24 dated points (%,d MB)%n",
                    LINES,
                    Files.size(input) >> 20);
            var start = new Figures("s");
            var command = new Figures("lines/s");
            var parser = new Figures("lines/s");
            var commandBytes = new Figures("MB/s");
            var parserBytes = new Figures("MB/s");
            for (int i = 0; i < RUNS; i++) {
                start.add(command(one, folder));
                double answering = command(input, folder);
                double reading = parse(input);
                double bytesIn = Files.size(input) / 1e6;
                double bytesOut = Files.size(folder.resolve(ANSWERS)) / 1e6;
                command.add(LINES / answering);
                commandBytes.add((bytesIn + bytesOut) / answering);
                parser.add(LINES / reading);
                parserBytes.add(bytesIn / reading);
            }
            System.out.printf(Locale.ROOT, "  one line, from the command to its answer: %s; aim 1 s%n", start);
            System.out.printf(Locale.ROOT, "  lines answered, start and all: %s%n", command);
            System.out.printf(
                    Locale.ROOT,
                    "    in bytes read and written, for an answer is longer than its request: %s%n",
                    commandBytes);
            System.out.printf(Locale.ROOT, "  lines read by the JSON parser alone, one thread: %s%n", parser);
            System.out.printf(Locale.ROOT, "    in bytes read: %s%n", parserBytes);
        } finally {
            RunningApp.delete(folder);
        }
    }

    private static void write(Path file, int lines) throws IOException {
        Random random = new Random(4);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < lines; i++) {
                out.write("{\"id\":" + i + ",\"chart\":\"i\",\"rules\":\"nhs-mdc\",\"points\":[");
                for (int k = 0; k < Wall.POINTS; k++) {
                    LocalDate month = LocalDate.of(2024, 1, 1).plusMonths(k);
                    double value = Math.rint(1000 * (50 + 5 * random.nextGaussian())) / 1000;
                    out.write((k == 0 ? "" : ",") + "{\"x\":\"" + month + "\",\"value\":" + value + "}");
                }
                out.write("]}\n");
            }
        }
    }

    private static double command(Path input, Path folder) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("allteach.home", "."));
        long begin = System.nanoTime();
        int status = new ProcessBuilder(home.resolve("allteach").toString(), "spc")
                .redirectInput(input.toFile())
                .redirectOutput(folder.resolve(ANSWERS).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("./allteach spc ended with " + status);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Reads every token and every number. */
    private static double parse(Path input) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        long begin = System.nanoTime();
        double sum = 0;
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), Files.newInputStream(input))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    sum += json.getStringLength();
                } else if (token.isNumeric()) {
                    sum += json.getDoubleValue();
                }
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (sum == 0) {
            throw new IllegalStateException();
        }
        return seconds;
    }
}
