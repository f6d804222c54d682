package org.tonemark.verdict;

/**
 * Stable codes that say why an outcome was given, with a sentence for a person. Codes of unreadable bytes carry the
 * decoder's own names. A code is never renamed: logs and other programs rely on it.
 */
public enum Reason {
    KNOWN_HUMAN("A veto catalogue holds this recording, or part of it, as human-made. The uploader may appeal."),
    DUPLICATE_OF("The same recording was submitted before; this one gets no better outcome than the first."),
    VARIATION_OF(
            "An earlier track has the same recording at another speed or pitch, cut, or a long part of it; a curator"
                    + " must look at both."),
    SHARED_PART("A short part of the track stands in an earlier track, too."),

    ORIGIN_AI_CONFIDENT(
            "The evidence shows AI origin, and less known human-made music than the policy allows looks like it."),
    ORIGIN_UNCLEAR("The evidence neither shows nor excludes AI origin; a curator must look."),
    SINGLE_FAMILY("Only one family of evidence speaks for AI origin; two independent ones are asked for."),
    CODEC_ONLY(
            "Lines of a neural decoder are there, and either nothing else speaks for AI origin or they stand at a codec's"
                    + " spacing: human music that went through a neural codec looks like this."),
    HYBRID(
            "Parts of the track look AI-generated and others do not: see the segments, or the lines that only a part has."),
    ADDED_TONES("Lines stand at a decoder's spacing, but their level does not follow the music around them, as with"
            + " tones that were added."),
    SPEED_CHANGED(
            "Lines of a neural decoder are there, moved by a change of speed or pitch; human loops can look alike."),
    FAMILY_DISABLED("The policy switches a family of evidence off; two are needed to accept or reject."),
    TOO_LITTLE_EVIDENCE("The track has too little measurable sound for a decision on its origin."),
    ORIGIN_NOT_SHOWN("Nothing measured speaks for AI origin. The uploader may appeal."),

    SILENT("The audio is silent: there is nothing to measure."),
    EMPTY_FILE("The file has no bytes."),
    NOT_AUDIO("The bytes are of no audio format that is accepted here."),
    NO_AUDIO_STREAM("The container holds no audio stream."),
    VIDEO("The file holds moving pictures: a video is not a track."),
    CORRUPT("The audio is damaged: next to nothing could be decoded."),
    TOO_SHORT("The audio is shorter than the shortest measurable clip."),
    TOO_LONG("The audio is longer than the duration cap."),
    TOO_LARGE("The file is larger than the byte cap."),
    TOO_MANY_CHANNELS("The audio has more channels than a track can have."),
    UNSUPPORTED_SAMPLE_RATE("The sample rate is outside the measurable range."),
    NON_FINITE_SAMPLES("The audio holds samples that are not numbers, or infinite."),
    DECODER_TIMEOUT("Decoding took more time than its budget."),
    DECODER_CRASHED("The decoder died, or used more memory than its budget."),

    FOLDER("The CID names a folder, not a track; write CID/ to take its audio files."),
    MALFORMED_CONTENT("The bytes are those of the CID, and no well-formed file of UnixFS or CAR."),
    CONTENT_MISMATCH(
            "Every node gave other bytes than those of the CID; nothing was measured, the next run tries again."),
    DENYLISTED(
            "The operator's denylist names this track: not fetched and not measured, until it is taken off the list."),

    NOT_RETRIEVABLE("The bytes could not be had; the next run tries again."),
    PERMISSION_DENIED("The file may not be read by this user; the next run tries again."),
    FILE_NOT_FOUND("There is no such file; the next run tries again."),
    BAD_MANIFEST_LINE("This line of the manifest names no track; correct it."),
    INTERNAL_ERROR("The program failed on this track: a bug, please report it; the next run tries again.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** One plain English sentence for reports and status pages. */
    public String sentence() {
        return sentence;
    }
}
