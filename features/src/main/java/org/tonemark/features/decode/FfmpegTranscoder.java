package org.tonemark.features.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Encodes samples with ffmpeg, in the decoder's sandbox: for augmentation of training audio and for tests. Holds the
 * coded bytes in memory, so it is for clips. Equal samples and options give equal bytes.
 */
public final class FfmpegTranscoder {
    private static final int CPU_SECONDS = 600;
    private static final long MEMORY_BYTES = 2L << 30;
    private static final Duration WALL_CLOCK = Duration.ofMinutes(20);
    private static final int FRAMES_A_WRITE = 1 << 14;
    private static final double VORBIS_KBPS_A_QUALITY = 32;

    /** A codec in its usual container; all are written to a pipe. */
    public enum Format {
        MP3("libmp3lame", "mp3"),
        /**
         * By ffmpeg's own encoder. It takes two channels only, so one becomes two equal ones; it knows no bit rate, so its
         * quality is a 32nd of that asked for (96 gave 26 to 164 kbit/s over 14 tracks, 107 for one at 44.1 kHz in stereo);
         * and it aborts where a band next to a loud one is empty, as in music that was coded so before: give it some noise.
         */
        VORBIS("vorbis", "ogg"),
        OPUS("libopus", "ogg"),
        AAC("aac", "adts"),
        /** AAC in fragmented mp4. */
        M4A("aac", "ipod"),
        /** Apple Lossless in fragmented mp4. */
        ALAC("alac", "ipod"),
        FLAC("flac", "flac"),
        WAV_U8("pcm_u8", "wav"),
        WAV_S16("pcm_s16le", "wav"),
        WAV_S24("pcm_s24le", "wav"),
        WAV_S32("pcm_s32le", "wav"),
        WAV_F32("pcm_f32le", "wav");

        private final String codec;
        private final String container;

        Format(String codec, String container) {
            this.codec = codec;
            this.container = container;
        }
    }

    /** A filter of a fixed kind with numbers only. */
    public record Filter(String expression) {
        private static Filter of(String format, Object... numbers) {
            return new Filter(String.format(Locale.ROOT, format, numbers));
        }

        /** Gain, dB. */
        public static Filter gain(double decibels) {
            return of("volume=%.4fdB", decibels);
        }

        /** Two-pole low-pass with its −3 dB point there. */
        public static Filter lowPass(double hz) {
            return of("lowpass=f=%.2f", hz);
        }

        /** Two-pole high-pass with its −3 dB point there. */
        public static Filter highPass(double hz) {
            return of("highpass=f=%.2f", hz);
        }

        /** Peaking equaliser of a width in octaves. */
        public static Filter peak(double hz, double octaves, double decibels) {
            return of("equalizer=f=%.2f:t=o:w=%.3f:g=%.3f", hz, octaves, decibels);
        }

        /** Tempo without a change of pitch, 0.5 … 2. */
        public static Filter tempo(double factor) {
            return of("atempo=%.5f", factor);
        }

        /** Tempo and pitch together, as of a tape: the rate is relabelled and resampled back. */
        public static Filter speed(int sampleRateHz, double factor) {
            return of("asetrate=%d,aresample=%d", Math.round(sampleRateHz * factor), sampleRateHz);
        }

        /** Resampling there. */
        public static Filter resample(int hz) {
            return of("aresample=%d", hz);
        }

        /** Gentle dynamic compression, 3:1 above a threshold in dBFS. */
        public static Filter compress(double thresholdDecibels) {
            return of("acompressor=threshold=%.4fdB:ratio=3", thresholdDecibels);
        }

        /** A chorus of two voices. */
        public static Filter chorus() {
            return of("chorus=0.6:0.9:50|60:0.4|0.32:0.25|0.4:2|1.3");
        }

        /** A short room: four echoes within 90 ms, each {@code decay} (0 … 1) of the one before. */
        public static Filter room(double decay) {
            return of(
                    "aecho=0.8:0.9:13|29|47|89:%.4f|%.4f|%.4f|%.4f",
                    decay, decay * decay, decay * decay * decay, decay * decay * decay * decay);
        }
    }

    /**
     * Encodes a clip.
     *
     * @param samples {@code [channel][sample]}, full scale ±1
     * @param sampleRateHz its rate
     * @param format codec and container
     * @param kbps bit rate; ignored by formats without loss
     * @param filters applied in this order before encoding
     * @return the coded file
     * @throws IOException if ffmpeg refuses, say a rate that the codec has not
     */
    public byte[] encode(float[][] samples, int sampleRateHz, Format format, int kbps, List<Filter> filters)
            throws IOException {
        return encode(samples, sampleRateHz, format, kbps, filters, Map.of());
    }

    /** The same with tags: {@code artist}, {@code comment}, … in the container's own form. */
    public byte[] encode(
            float[][] samples,
            int sampleRateHz,
            Format format,
            int kbps,
            List<Filter> filters,
            Map<String, String> tags)
            throws IOException {
        if (format == Format.VORBIS && samples.length == 1) {
            return encode(new float[][] {samples[0], samples[0]}, sampleRateHz, format, kbps, filters, tags);
        }
        List<String> options = options(samples.length, sampleRateHz, format, kbps, filters, tags);
        ProcessBuilder builder = FfmpegProgram.get().sandboxed(MEMORY_BYTES, CPU_SECONDS, options);
        try (FfmpegProcess process = new FfmpegProcess(builder, WALL_CLOCK)) {
            Thread feeding = FfmpegProcess.daemon("ffmpeg-source", () -> feed(samples, process.input()));
            ByteArrayOutputStream coded = new ByteArrayOutputStream();
            process.output().transferTo(coded);
            feeding.join();
            int status = process.await();
            if (status != 0 || coded.size() == 0) {
                throw new IOException("ffmpeg could not encode " + format + " at " + sampleRateHz + " Hz, "
                        + samples.length + " channels: status " + status);
            }
            return coded.toByteArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while encoding", e);
        }
    }

    /** Encodes without filters. */
    public byte[] encode(float[][] samples, int sampleRateHz, Format format, int kbps) throws IOException {
        return encode(samples, sampleRateHz, format, kbps, List.of());
    }

    private static List<String> options(
            int channels, int rate, Format format, int kbps, List<Filter> filters, Map<String, String> tags) {
        List<String> options = new ArrayList<>(List.of("-hide_banner", "-nostats", "-nostdin", "-loglevel", "verbose"));
        options.addAll(List.of("-threads", "1", "-protocol_whitelist", "pipe", "-f", "f32le"));
        options.addAll(List.of("-ar", Integer.toString(rate), "-ac", Integer.toString(channels), "-i", "pipe:0"));
        if (!filters.isEmpty()) {
            options.add("-af");
            options.add(filters.stream().map(Filter::expression).collect(Collectors.joining(",")));
        }
        options.addAll(List.of("-map_metadata", "-1", "-c:a", format.codec, "-strict", "-2"));
        options.addAll(
                format == Format.VORBIS
                        ? List.of("-q:a", Double.toString(kbps / VORBIS_KBPS_A_QUALITY))
                        : List.of("-b:a", kbps + "k"));
        options.addAll(List.of("-threads", "1", "-flags:a", "+bitexact", "-fflags", "+bitexact"));
        new TreeMap<>(tags).forEach((key, value) -> options.addAll(List.of("-metadata", key + "=" + value)));
        if (format == Format.M4A || format == Format.ALAC) {
            options.addAll(List.of("-movflags", "frag_keyframe+empty_moov"));
        }
        options.addAll(List.of("-f", format.container, "pipe:1"));
        return options;
    }

    private static void feed(float[][] samples, OutputStream pipe) {
        int length = samples[0].length;
        ByteBuffer chunk = ByteBuffer.allocate(FRAMES_A_WRITE * samples.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = pipe) {
            for (int from = 0; from < length; from += FRAMES_A_WRITE) {
                chunk.clear();
                for (int i = from; i < Math.min(length, from + FRAMES_A_WRITE); i++) {
                    for (float[] channel : samples) {
                        chunk.putFloat(channel[i]);
                    }
                }
                out.write(chunk.array(), 0, chunk.position());
            }
        } catch (IOException e) {
            // the encoder has ended and takes no more: its exit status tells why
        }
    }
}
