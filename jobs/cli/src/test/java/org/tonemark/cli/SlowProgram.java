package org.tonemark.cli;

import org.tonemark.features.decode.AudioSource;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.TrackAnalyzer;

/** The program with an analyzer that takes its time: what {@code InterruptedRunTest} starts and kills. */
public final class SlowProgram {
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
                Thread.sleep(80);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new HashAnalyzer().analyze(source);
        }
    }
}
