package org.tonemark.features;

import org.jspecify.annotations.Nullable;

/**
 * What the decoder says about a track.
 *
 * @param durationSeconds decoded duration, from the number of decoded samples, not from the header
 * @param sampleRateHz rate of the stream, before any resampling
 * @param channels number of channels of the stream
 * @param codec short name of the codec as ffmpeg spells it: {@code mp3}, {@code vorbis}, {@code opus}, {@code flac},
 *     {@code aac}, {@code pcm_s16le}, …
 * @param bitrateKbps bit rate of the audio stream, or the file size over the duration; {@code null} if unknown
 */
public record AudioInfo(
        double durationSeconds,
        int sampleRateHz,
        int channels,
        String codec,
        @Nullable Integer bitrateKbps) {}
