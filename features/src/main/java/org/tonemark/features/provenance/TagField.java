package org.tonemark.features.provenance;

/**
 * A tag as the file has it: hostile text, to be shown through {@link SafeText} only.
 *
 * @param place kind of tag: {@code ID3v2.3}, {@code Vorbis comment}, {@code MP4}, {@code RIFF INFO}, …
 * @param key frame or field, upper case: {@code COMM}, {@code ARTIST}, {@code ©TOO}
 * @param value at most 1,000 characters
 */
public record TagField(String place, String key, String value) {}
