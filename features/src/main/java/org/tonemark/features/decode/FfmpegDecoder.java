package org.tonemark.features.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.features.decode.DecodeResult.Failed;
import org.tonemark.features.decode.DecodeResult.Unreadable;

/**
 * Decodes with an {@code ffmpeg} process of its own for each track: untrusted media can crash that process, not this
 * one. Reads mp3, Ogg Vorbis, Opus, FLAC, WAV (8 to 64 bit, float), AIFF, ADTS AAC and mp4 audio (AAC, ALAC) at the
 * native rate and channels.
 *
 * <p>The process sees no file name, no network and no environment. It reads standard input only (a pipe; for the mp4
 * family, which needs seeking, an unlinked spool file), may open the listed containers and codecs only (no playlists,
 * no references to other files), writes no file, and has its address space, processor time and wall-clock time capped.
 */
public final class FfmpegDecoder implements Decoder {
    private static final String CONTAINERS = "mp3,ogg,flac,wav,w64,aiff,aac,mov";
    private static final String CODECS = "mp3float,mp3,vorbis,opus,flac,aac,alac,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,"
            + "pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw";

    private final DecodeLimits limits;

    /** A decoder with the default limits. */
    public FfmpegDecoder() {
        this(DecodeLimits.defaults());
    }

    public FfmpegDecoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /** {@inheritDoc} */
    @Override
    public DecodeResult decode(AudioSource source, BlockSink sink) {
        try (InputStream in = source.open()) {
            byte[] magic = in.readNBytes(Container.MAGIC_BYTES);
            if (magic.length == 0) {
                return new Unreadable(UnreadableCode.EMPTY_FILE, "no bytes");
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
            return Container.of(magic, magic.length) == Container.SEEKING
                    ? decodeSpooled(whole, sink)
                    : decodePiped(whole, sink);
        } catch (IOException e) {
            return new Failed("cannot read the source: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    private DecodeResult decodePiped(InputStream source, BlockSink sink) throws IOException, InterruptedException {
        ProcessBuilder builder = sandboxed("pipe", "pipe:0");
        try (FfmpegProcess process = new FfmpegProcess(builder, limits.wallClock())) {
            SourcePump pump = new SourcePump(source, process.input(), limits.maxBytes(), process::kill);
            Thread pumping = FfmpegProcess.daemon("ffmpeg-source", pump);
            try {
                DecodeResult result = new Decoding(process, limits).run(sink);
                if (result instanceof DecodeResult.Decoded decoded && !decoded.truncated()) {
                    pumping.join(limits.wallClock().toMillis());
                }
                if (pump.tooLarge()) {
                    return tooLarge();
                }
                IOException error = pump.sourceError();
                return error == null ? result : new Failed("cannot read the source: " + error);
            } finally {
                process.kill();
                source.close();
                pumping.interrupt();
                pumping.join();
            }
        }
    }

    private DecodeResult decodeSpooled(InputStream source, BlockSink sink) throws IOException, InterruptedException {
        try (Spool spool = Spool.of(source, limits.maxBytes())) {
            if (spool.tooLarge()) {
                return tooLarge();
            }
            ProcessBuilder builder = sandboxed("fd", "fd:").redirectInput(spool.file());
            try (FfmpegProcess process = new FfmpegProcess(builder, limits.wallClock())) {
                spool.unlink();
                return withoutIndex(new Decoding(process, limits).run(sink));
            }
        }
    }

    /** The first bytes said mp4: where ffmpeg finds nothing in it, its index is missing or broken. */
    private static DecodeResult withoutIndex(DecodeResult result) {
        return result instanceof Unreadable unreadable && unreadable.code() == UnreadableCode.NOT_AUDIO
                ? new Unreadable(UnreadableCode.CORRUPT, "an mp4 file without a readable index")
                : result;
    }

    private DecodeResult tooLarge() {
        return new Unreadable(UnreadableCode.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
    }

    private ProcessBuilder sandboxed(String protocol, String input) {
        List<String> options = new ArrayList<>(List.of("-hide_banner", "-nostats", "-nostdin", "-loglevel", "verbose"));
        options.addAll(List.of("-threads", "1", "-protocol_whitelist", protocol));
        options.addAll(List.of("-format_whitelist", CONTAINERS, "-codec_whitelist", CODECS, "-i", input));
        options.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"));
        options.addAll(
                List.of("-c:a", "pcm_f32le", "-fflags", "+bitexact", "-flush_packets", "0", "-f", "wav", "pipe:1"));
        return FfmpegProgram.get().sandboxed(limits.memoryBytes(), limits.cpuSeconds(), options);
    }
}
