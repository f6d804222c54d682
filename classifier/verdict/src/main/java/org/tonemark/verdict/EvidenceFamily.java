package org.tonemark.verdict;

import java.util.List;

/** Names of the families of evidence on AI origin that outcomes rest on. Others are shown and decide nothing. */
public final class EvidenceFamily {
    /** Phase-locked lines of a neural decoder that follow the level of their own band. */
    public static final String DECODER_LINES = "decoder-lines";

    /** Unsteadiness of tracked partials. */
    public static final String PARTIALS = "partials";

    /** The families that can accept; independent of each other on human music. */
    public static final List<String> ACCEPTING = List.of(DECODER_LINES, PARTIALS);

    /** Locked lines at a decoder's spacing that do not follow their band, or are too loud: tones that were added. */
    public static final String ADDED_TONES = "added-tones";

    /** Lines of a decoder that a part of a window is without, as where human music follows AI music. */
    public static final String PASSING_LINES = "passing-lines";

    /** Lines at a spacing of neural codecs rather than of generators. */
    public static final String CODEC_LINES = "codec-lines";

    /** Lines of a decoder that a change of speed has moved. */
    public static final String MOVED_LINES = "moved-lines";

    private EvidenceFamily() {}
}
