package org.tonemark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.TrackAnalyzer;

/**
 * The program with an analyzer that takes its time: what {@code InterruptedRunTest} starts and kills. With a folder as
 * property {@value #MEETING} it measures nothing before two of its kind are at work.
 */
public final class SlowProgram {
    public static final String MEETING = "meeting";

    private SlowProgram() {}

    public static void main(String[] args) {
        System.exit(Tonemark.run(Host.system(), (host, model) -> new Slow(), args));
    }

    private record Slow() implements TrackAnalyzer, TrackAnalyzer.Factory {
        @Override
        public String model() {
            return "slow";
        }

        @Override
        public TrackAnalyzer get() {
            return this;
        }

        @Override
        public Analysis analyze(AudioSource source) {
            try {
                meet(System.getProperty(MEETING));
                Thread.sleep(80);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new HashAnalyzer().analyze(source);
        }

        private static void meet(@Nullable String folder) throws IOException, InterruptedException {
            if (folder == null) {
                return;
            }
            Path place = Path.of(folder);
            Files.createDirectories(place);
            Files.writeString(
                    place.resolve(Long.toString(ProcessHandle.current().pid())), "");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (place.toFile().list().length < 2 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        }
    }
}
