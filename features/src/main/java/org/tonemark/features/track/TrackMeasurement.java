package org.tonemark.features.track;

import java.util.List;
import org.tonemark.features.AudioInfo;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.level.Levels;
import org.tonemark.features.level.Waveform;

/**
 * All measurements of one track. Immutable by convention: arrays are not copied, do not write to them.
 *
 * @param audio what the decoder says
 * @param truncated true if the track was cut at the duration cap
 * @param damagedFrames packets that could not be decoded
 * @param levels loudness and the like, at the native rate
 * @param windows consecutive windows of 15 s in time order, at least one
 * @param meanSpectrumDb mean dB spectrum of the windows, {@code [8193]} bins of 44100/16384 Hz, unscaled FFT (a
 *     full-scale sine reads 78.3 dB)
 * @param waveform for pictures
 * @param fingerprint tells the recording
 */
public record TrackMeasurement(
        AudioInfo audio,
        boolean truncated,
        long damagedFrames,
        Levels levels,
        List<WindowMeasurement> windows,
        float[] meanSpectrumDb,
        Waveform waveform,
        Fingerprint fingerprint) {
    /** Copies the list of windows. */
    public TrackMeasurement {
        windows = List.copyOf(windows);
    }
}
