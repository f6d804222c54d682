package org.tonemark.features.track;

import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.Decoder;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.tags.TagFeatures;

/**
 * Measures tracks in one pass over their samples: levels at the native rate, origin, genre and mood on windows of 15 s
 * at 44.1 kHz mono. Equal bytes give equal measurements, bit for bit. Memory does not grow with duration but for the results: about
 * 8 kB a window.
 *
 * <p>One instance serves one thread and is meant to be reused: it keeps about 10 MB of work space.
 *
 * <pre>{@code
 * TrackMeasurer measurer = new TrackMeasurer(new FfmpegDecoder());
 * TrackResult result = measurer.measure(() -> Files.newInputStream(path));
 * if (result instanceof TrackResult.Measured m) {
 *     m.measurement().levels().loudnessLufs();   // -13.2
 * }
 * }</pre>
 */
public final class TrackMeasurer {
    private final Decoder decoder;
    private final OriginFeatures origin = new OriginFeatures();
    private final TagFeatures tags = new TagFeatures();
    private final float[] window = MonoWindows.workSpace();

    public TrackMeasurer(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Decodes and measures one track. */
    public TrackResult measure(AudioSource source) {
        TrackPass pass = new TrackPass(origin, tags, window);
        DecodeResult result = decoder.decode(source, pass);
        if (result instanceof DecodeResult.Decoded decoded) {
            return new TrackResult.Measured(pass.result(decoded));
        }
        if (result instanceof DecodeResult.Unreadable unreadable) {
            return new TrackResult.Unreadable(unreadable.code(), unreadable.detail());
        }
        return new TrackResult.Failed(((DecodeResult.Failed) result).detail());
    }
}
