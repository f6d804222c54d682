package org.tonemark.features.rhythm;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.onsets.ComplexOnsetDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Onset times by TarsosDSP's complex-domain detector (Duxbury et al., "Complex domain onset detection for musical
 * signals", DAFx 2003), for people to look at; the feature vector uses {@link OnsetEnvelope}, which costs no STFT of
 * its own. TarsosDSP's BeatRoot is left out: its agents count in static fields, so two threads would change each other's
 * beats.
 */
public final class ComplexOnsets {
    private static final int SIZE = 512;
    private static final int HOP = 256;
    private static final double PEAK_THRESHOLD = 0.3;
    private static final double MIN_INTERVAL_SECONDS = 0.05;

    private ComplexOnsets() {}

    /**
     * Times in seconds of the onsets in {@code mono[from … from+length)}, to about 15 ms; empty for silence.
     *
     * @param sampleRateHz rate of the samples
     */
    public static List<Double> seconds(float[] mono, int from, int length, float sampleRateHz) {
        List<Double> onsets = new ArrayList<>();
        ComplexOnsetDetector detector = new ComplexOnsetDetector(SIZE, PEAK_THRESHOLD, MIN_INTERVAL_SECONDS);
        detector.setHandler((time, salience) -> onsets.add(time));
        AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(sampleRateHz, 16, 1, true, false));
        event.setOverlap(SIZE - HOP);
        for (int at = 0; at + SIZE <= length; at += HOP) {
            // the detector transforms the buffer in place and reads the time from the position in bytes
            event.setFloatBuffer(Arrays.copyOfRange(mono, from + at, from + at + SIZE));
            event.setBytesProcessed(2L * at);
            detector.process(event);
        }
        return onsets;
    }
}
