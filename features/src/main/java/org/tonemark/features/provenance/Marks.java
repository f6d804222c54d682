package org.tonemark.features.provenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tonemark.features.provenance.Mark.Code;

/**
 * Which tags are marks of origin. Suno writes a comment {@code made with suno; created=…; id=…} and a link to the song;
 * Udio an artist tag; Chinese services a field {@code AIGC} (GB 45438-2025); IPTC names the digital source types
 * {@code trainedAlgorithmicMedia} and {@code compositeWithTrainedAlgorithmicMedia}.
 */
final class Marks {
    private static final int MOST = 8;
    private static final int LONGEST = 120;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    private static final Pattern SUNO = Pattern.compile("\\bmade with suno\\b|\\bsuno\\.(?:com|ai)/", FLAGS);
    private static final Pattern UDIO = Pattern.compile("\\budio\\b", FLAGS);
    private static final Pattern SERVICES = Pattern.compile(
            "\\b(?:suno|udio|mureka|riffusion|musicgen|audiocraft|musiclm|ace-?step|stable audio|elevenlabs|soundraw|"
                    + "aiva|boomy|mubert|beatoven|diffrhythm|yue-s[12]|lyria)\\b",
            FLAGS);
    private static final Pattern AI_SOURCE = Pattern.compile("(?:compositeWith)?TrainedAlgorithmicMedia", FLAGS);
    private static final Set<String> ARTISTS = Set.of(
            "ARTIST",
            "ALBUMARTIST",
            "ALBUM_ARTIST",
            "ALBUM ARTIST",
            "TPE1",
            "TPE2",
            "TP1",
            "TP2",
            "©ART",
            "AART",
            "IART",
            "AUTH");
    private static final Set<String> ENCODERS =
            Set.of("ENCODER", "VENDOR", "TSSE", "TSS", "TENC", "TEN", "©TOO", "ISFT", "ENCODED-BY", "ENCODED_BY");
    private static final Set<String> CLAIMS = Set.of(
            "COMM",
            "COMMENT",
            "DESCRIPTION",
            "©CMT",
            "ICMT",
            "ANNO",
            "WOAS",
            "WOAF",
            "WXXX",
            "PURL",
            "URL",
            "SOURCE",
            "COPYRIGHT",
            "TCOP",
            "©CPY",
            "ICOP",
            "ORIGINATOR",
            "PUBLISHER",
            "TPUB");

    private Marks() {}

    static List<Mark> of(TagSink sink) {
        Set<Mark> marks = new LinkedHashSet<>();
        if (sink.hasManifest()) {
            marks.add(new Mark(Code.C2PA_MANIFEST, ""));
        }
        sink.fields().forEach(field -> add(field, marks));
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparing(Mark::code));
        return sorted.subList(0, Math.min(MOST, sorted.size()));
    }

    private static void add(TagField field, Set<Mark> marks) {
        String key = field.key();
        String value = field.value();
        if (key.equals("AIGC")) {
            mark(Code.AIGC_LABEL, value, marks);
        } else if (key.equals("DIGITALSOURCETYPE")) {
            if (AI_SOURCE.matcher(value).matches()) {
                mark(Code.AI_SOURCE_TYPE, value, marks);
            }
        } else if (ENCODERS.contains(key)) {
            mark(SERVICES.matcher(value).find() ? Code.AI_SERVICE_NAMED : Code.ENCODER, value, marks);
        } else if (ARTISTS.contains(key)) {
            if (UDIO.matcher(value).find()) {
                mark(Code.UDIO_ARTIST, value, marks);
            } else if (SERVICES.matcher(value).find()) {
                mark(Code.AI_SERVICE_NAMED, value, marks);
            }
        } else if (SUNO.matcher(value).find()) {
            mark(Code.SUNO_COMMENT, value, marks);
        } else if (CLAIMS.contains(key) && SERVICES.matcher(value).find()) {
            mark(Code.AI_SERVICE_NAMED, value, marks);
        }
    }

    /** An encoder that is named twice, once shorter, is one. */
    private static void mark(Code code, String value, Set<Mark> marks) {
        String text = SafeText.of(value, LONGEST);
        boolean known = code == Code.ENCODER
                && marks.stream().anyMatch(m -> m.code() == code && m.text().startsWith(text));
        if (!known) {
            marks.add(new Mark(code, text));
        }
    }
}
