package org.allteach.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the measurements, or the one that is named. Prints figures, judges nothing. */
public final class Bench {

    private interface Measurement {
        void run() throws Exception;
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("start", StartBench::run);
        measurements.put("import", ImportBench::run);
        measurements.put("wall", WallBench::run);
        measurements.put("submit", SubmitBench::run);
        measurements.put("benchmark", BenchmarkBench::run);
        measurements.put("cycles", CyclesBench::run);
        measurements.put("spc", SpcBench::run);
        if (args.length == 1 && !measurements.containsKey(args[0])) {
            System.err.println("No measurement '" + args[0] + "'; there are: " + measurements.keySet());
            System.exit(2);
        }
        System.out.printf(
                "%d processors, Java %s, %s %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        for (var measurement : measurements.entrySet()) {
            if (args.length == 0 || args[0].equals(measurement.getKey())) {
                System.out.printf("%n== %s%n", measurement.getKey());
                measurement.getValue().run();
            }
        }
    }
}
