package org.tonemark.features.provenance;

/**
 * A mark of provenance: a claim of whoever wrote the file, no proof.
 *
 * @param code what kind of mark
 * @param text what stands in the file, safe to show; empty for a manifest
 */
public record Mark(Code code, String text) {
    /** Kinds of marks; a name is never changed. */
    public enum Code {
        SUNO_COMMENT("The file carries Suno's comment."),
        UDIO_ARTIST("An artist tag names Udio."),
        AI_SERVICE_NAMED("A tag names a generator or service of AI music."),
        AIGC_LABEL("The file carries a label of AI-generated content."),
        AI_SOURCE_TYPE("The XMP data names an AI model as the digital source (IPTC)."),
        C2PA_MANIFEST("A C2PA manifest is there; it was not validated."),
        ENCODER("The encoder named itself.");

        private final String sentence;

        Code(String sentence) {
            this.sentence = sentence;
        }

        /** One plain sentence for a curator. */
        public String sentence() {
            return sentence;
        }
    }

    /** Code and quoted text: {@code SUNO_COMMENT "made with suno; created=…; id=…"}. */
    public String name() {
        return text.isEmpty() ? code.name() : code.name() + " \"" + text + '"';
    }
}
