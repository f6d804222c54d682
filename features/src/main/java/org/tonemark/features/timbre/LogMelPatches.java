package org.tonemark.features.timbre;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.features.spectrum.FrameSpectra;

/** Excerpts of the log-mel spectrogram, for networks that look at patches. */
public final class LogMelPatches {
    private LogMelPatches() {}

    /**
     * Cuts patches of equal length; a rest that does not fill one is left out.
     *
     * @param frames frames in a patch, 43.07 a second
     * @param hop frames between the starts of patches
     * @return patches as {@code [frame·64 + band]}, dB; empty if the window is shorter than one
     */
    public static List<float[]> of(FrameSpectra spectra, int frames, int hop) {
        if (frames < 1 || hop < 1) {
            throw new IllegalArgumentException("patches of " + frames + " frames every " + hop);
        }
        List<float[]> patches = new ArrayList<>();
        for (int t = 0; t + frames <= spectra.frames(); t += hop) {
            float[] patch = new float[frames * FrameSpectra.MEL_BANDS];
            System.arraycopy(spectra.logMel(), t * FrameSpectra.MEL_BANDS, patch, 0, patch.length);
            patches.add(patch);
        }
        return patches;
    }
}
