package org.tonemark.features.provenance;

import java.util.List;

/**
 * What a file says of itself. All of it can be written by anybody.
 *
 * @param fields tags, in the order of the file; at most 64
 * @param marks those that speak of origin, most telling first; at most 8
 */
public record Provenance(List<TagField> fields, List<Mark> marks) {
    private static final int MOST_ID3_TAGS = 4;

    public Provenance {
        fields = List.copyOf(fields);
        marks = List.copyOf(marks);
    }

    /**
     * Reads the tags of a file of any accepted format. Bounded in time and memory whatever the bytes are, and never
     * throws: what is damaged or lies beyond what was kept is left out. Equal bytes give equal results.
     */
    public static Provenance read(FileEdges file) {
        TagSink sink = new TagSink();
        long audio = 0;
        for (int i = 0; i < MOST_ID3_TAGS; i++) {
            audio = Id3v2Reader.read(file, audio, sink);
        }
        if (file.is(audio, "fLaC")) {
            VorbisReader.flac(file, audio, sink);
        } else if (file.is(0, "OggS")) {
            VorbisReader.ogg(file, sink);
        } else if (file.is(4, "ftyp")) {
            Mp4Reader.read(file, sink);
        } else if (file.is(8, "WAVE")) {
            ChunkReader.wav(file, sink);
        } else if (file.is(8, "AIFF") || file.is(8, "AIFC")) {
            ChunkReader.aiff(file, sink);
        } else {
            MpegReader.encoder(file, audio, sink);
            ApeReader.read(file, sink);
            MpegReader.id3v1(file, sink);
        }
        return new Provenance(sink.fields(), Marks.of(sink));
    }
}
