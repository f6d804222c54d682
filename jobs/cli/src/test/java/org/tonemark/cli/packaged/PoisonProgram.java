package org.tonemark.cli.packaged;

import java.io.IOException;
import java.io.InputStream;
import org.tonemark.cli.Host;
import org.tonemark.cli.Programs;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.TrackAnalyzer;

/** The program with an analyzer that ends its process where a track begins with {@code halt}, as a native crash would. */
public final class PoisonProgram {
    private PoisonProgram() {}

    public static void main(String[] args) {
        System.exit(Programs.run(Host.system(), (host, model) -> new Halting(), args));
    }

    private record Halting() implements TrackAnalyzer, TrackAnalyzer.Factory {
        @Override
        public String model() {
            return "halting";
        }

        @Override
        public TrackAnalyzer get() {
            return this;
        }

        @Override
        public Analysis analyze(AudioSource source) {
            try (InputStream in = source.open()) {
                if (new String(in.readNBytes(4), java.nio.charset.StandardCharsets.US_ASCII).equals("halt")) {
                    Runtime.getRuntime().halt(139);
                }
            } catch (IOException e) {
                return new Analysis.Failed(e.toString());
            }
            return new HashAnalyzer().analyze(source);
        }
    }
}
