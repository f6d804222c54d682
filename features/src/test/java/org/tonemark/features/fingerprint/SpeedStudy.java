package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/**
 * Processor time of a fingerprint beside that of {@code fpcalc} on the same sound, both beyond decoding. Arguments: a WAV
 * file of some minutes, stereo, 44.1 kHz, and the first second of it. What a program takes for the first second (its
 * start) is taken off, and from {@code fpcalc} what ffmpeg takes to decode the same file. Medians of five.
 */
public final class SpeedStudy {
    private static final int TIMES = 5;
    private static final int HEADER = 44;

    private SpeedStudy() {}

    public static void main(String[] args) throws IOException {
        byte[] wav = Files.readAllBytes(Path.of(args[0]));
        double seconds = (wav.length - HEADER) / 4.0 / StudyAudio.RATE;
        double ours = ours(wav);
        double theirs = beyond("fpcalc -length 0 %s", args);
        double decoding = beyond("ffmpeg -v quiet -threads 1 -i %s -f null -", args);
        System.out.printf(
                Locale.ROOT,
                "%.0f s of sound; milliseconds of processor a minute: ours %.2f, fpcalc %.2f less decoding %.2f; %.2f x%n",
                seconds,
                ours / seconds * 60e3,
                theirs / seconds * 60e3,
                decoding / seconds * 60e3,
                ours / (theirs - decoding));
    }

    /** Seconds of our meter over decoded blocks, once it is compiled. */
    private static double ours(byte[] wav) {
        int frames = (wav.length - HEADER) / 4;
        float[][] samples = new float[2][frames];
        for (int i = 0; i < 2 * frames; i++) {
            int at = HEADER + 2 * i;
            samples[i % 2][i / 2] = (short) (wav[at] & 255 | wav[at + 1] << 8) / 32768f;
        }
        double[] times = new double[TIMES];
        for (int i = -2; i < TIMES; i++) {
            long start = StudyAudio.cpu();
            FingerprintMeter meter = new FingerprintMeter(StudyAudio.RATE);
            float[][] block = new float[2][8192];
            for (int at = 0; at < frames; at += 8192) {
                int n = Math.min(8192, frames - at);
                System.arraycopy(samples[0], at, block[0], 0, n);
                System.arraycopy(samples[1], at, block[1], 0, n);
                meter.accept(block, n);
            }
            meter.result();
            if (i >= 0) {
                times[i] = (StudyAudio.cpu() - start) / 1e9;
            }
        }
        return median(times);
    }

    private static double beyond(String command, String[] files) throws IOException {
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            times[i] = program(String.format(command, files[0])) - program(String.format(command, files[1]));
        }
        return median(times);
    }

    /** Processor seconds of a run of a program, of two. */
    private static double program(String command) throws IOException {
        String script = "for i in 1 2; do " + command + " >/dev/null 2>&1; done; times";
        Process process = new ProcessBuilder(List.of("bash", "-c", script)).start();
        try (Scanner lines = new Scanner(process.getInputStream())) {
            lines.nextLine();
            String[] children = lines.nextLine().split("[ms ]+");
            return Arrays.stream(new int[] {1, 3})
                            .mapToDouble(
                                    i -> Double.parseDouble(children[i]) + 60 * Double.parseDouble(children[i - 1]))
                            .sum()
                    / 2;
        }
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
