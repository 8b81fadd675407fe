package org.allteach.charts;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * {@code ./allteach spc}: requests on standard input, answers on standard output, one JSON object per line, in order, in
 * constant memory. Chunks of lines are analysed on all processors.
 */
public final class SpcCommand {
    private static final Future<ByteArrayOutputStream> END = new FutureTask<>(ByteArrayOutputStream::new);

    private SpcCommand() {}

    public static void main(String[] args) throws Exception {
        run(System.in, new FileOutputStream(FileDescriptor.out));
    }

    /** Answers everything that comes until the input ends. */
    public static void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        BlockingQueue<Future<ByteArrayOutputStream>> answers = new ArrayBlockingQueue<>(2 * processors);
        AnalysisStream stream = new AnalysisStream(Locale.ENGLISH);
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            Thread reader = Thread.ofPlatform().daemon().start(() -> read(in, stream, workers, answers));
            write(answers, out);
            reader.join();
        }
    }

    private static void read(
            InputStream in,
            AnalysisStream stream,
            ExecutorService workers,
            BlockingQueue<Future<ByteArrayOutputStream>> answers) {
        try {
            Chunks chunks = new Chunks(in);
            for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                Chunks.Chunk lines = chunk;
                answers.put(workers.submit(() -> stream.answer(lines)));
            }
            answers.put(END);
        } catch (IOException e) {
            answers.offer(failed(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<ByteArrayOutputStream> failed(IOException e) {
        FutureTask<ByteArrayOutputStream> failure = new FutureTask<>(() -> {
            throw e;
        });
        failure.run();
        return failure;
    }

    private static void write(BlockingQueue<Future<ByteArrayOutputStream>> answers, OutputStream out)
            throws IOException, InterruptedException {
        for (Future<ByteArrayOutputStream> answer = answers.take(); answer != END; answer = answers.take()) {
            try {
                answer.get().writeTo(out);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }
}
