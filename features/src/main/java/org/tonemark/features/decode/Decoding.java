package org.tonemark.features.decode;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.AudioInfo;
import org.tonemark.features.decode.DecodeResult.Decoded;
import org.tonemark.features.decode.DecodeResult.Unreadable;

/** Takes the samples of one running decoder and judges what became of it. */
final class Decoding {
    /** Largest magnitude that can still be related to full scale: 2<sup>20</sup>, +120 dBFS. */
    private static final float LARGEST = 1 << 20;

    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 31;
    private static final int SIGKILL = 9;
    private static final int NOT_STARTED = 127; // no room for its libraries
    private static final int OUT_OF_MEMORY = 256 - 12; // AVERROR(ENOMEM) as an exit status

    private final FfmpegProcess process;
    private final DecodeLimits limits;
    private @Nullable PcmStream stream;
    private long frames;
    private boolean longer;
    private boolean ended;

    Decoding(FfmpegProcess process, DecodeLimits limits) {
        this.process = process;
        this.limits = limits;
    }

    DecodeResult run(BlockSink sink) throws InterruptedException {
        Unreadable refused = null;
        try {
            stream = PcmStream.open(process.output());
            if (stream == null) {
                ended = true;
            } else {
                refused = consume(stream, sink);
            }
        } catch (IOException e) {
            // the pipe of a killed process: its end is judged below
        }
        if (!ended) {
            process.kill();
        }
        int status = process.await();
        if (refused != null) {
            return refused;
        }
        Unreadable failure = longer ? tooLong() : failure(status);
        return failure != null ? failure : judge();
    }

    /** Feeds the sink; returns why the track is refused, {@code null} if it is not. */
    private @Nullable Unreadable consume(PcmStream samples, BlockSink sink) throws IOException {
        Unreadable refused = refuse(samples);
        if (refused != null) {
            return refused;
        }
        sink.start(samples.sampleRateHz(), samples.channels());
        long cap = (long) (limits.maxSeconds() * samples.sampleRateHz());
        for (int n = samples.read(); n > 0; n = samples.read()) {
            if (!(samples.peak() <= LARGEST)) {
                return new Unreadable(UnreadableCode.NON_FINITE_SAMPLES, "samples that are no numbers near full scale");
            }
            int taken = (int) Math.min(n, cap - frames);
            frames += taken;
            sink.accept(samples.block(), taken);
            longer = taken < n;
            if (longer || process.log().video()) {
                return null;
            }
        }
        ended = true;
        return null;
    }

    private @Nullable Unreadable refuse(PcmStream samples) {
        if (samples.channels() < 1 || samples.channels() > limits.maxChannels()) {
            return new Unreadable(
                    UnreadableCode.TOO_MANY_CHANNELS,
                    samples.channels() + " channels, at most " + limits.maxChannels());
        }
        if (samples.sampleRateHz() < limits.minRateHz() || samples.sampleRateHz() > limits.maxRateHz()) {
            return new Unreadable(
                    UnreadableCode.UNSUPPORTED_SAMPLE_RATE,
                    samples.sampleRateHz() + " Hz, measurable are " + limits.minRateHz() + " to " + limits.maxRateHz());
        }
        return null;
    }

    private @Nullable Unreadable tooLong() {
        return limits.refuseLonger()
                ? new Unreadable(UnreadableCode.TOO_LONG, seconds("more than %.0f s", limits.maxSeconds()))
                : null;
    }

    /** Why the process ended too early, {@code null} if it came to its own end. */
    private @Nullable Unreadable failure(int status) {
        if (process.log().video()) {
            return new Unreadable(UnreadableCode.VIDEO, "a video is not a track");
        }
        if (process.timedOut() || status == SIGNALLED + SIGKILL) {
            return new Unreadable(UnreadableCode.DECODER_TIMEOUT, "decoding took more time than allowed");
        }
        boolean signalled = status > SIGNALLED && status <= SIGNALLED + LAST_SIGNAL;
        if (signalled || status == OUT_OF_MEMORY || status == NOT_STARTED) {
            return new Unreadable(UnreadableCode.DECODER_CRASHED, "the decoder ended with status " + status);
        }
        return frames == 0 ? nothing() : null;
    }

    private Unreadable nothing() {
        FfmpegLog log = process.log();
        if (!log.recognised()) {
            return new Unreadable(UnreadableCode.NOT_AUDIO, "no audio container that is allowed");
        }
        return log.withoutAudio()
                ? new Unreadable(UnreadableCode.NO_AUDIO_STREAM, "a container without audio")
                : new Unreadable(UnreadableCode.CORRUPT, "nothing could be decoded");
    }

    private DecodeResult judge() {
        PcmStream samples = Objects.requireNonNull(stream);
        FfmpegLog.Totals totals = process.log().totals();
        double duration = (double) frames / samples.sampleRateHz();
        long errors = totals == null ? 0 : totals.errors();
        if (totals != null && 2 * errors > totals.packets()) {
            return new Unreadable(UnreadableCode.CORRUPT, "more than half of the packets are broken");
        }
        if (duration < limits.minSeconds()) {
            UnreadableCode code = errors > 0 ? UnreadableCode.CORRUPT : UnreadableCode.TOO_SHORT;
            return new Unreadable(code, seconds("%.3f s decoded", duration));
        }
        Integer kbps = totals == null || longer ? null : (int) Math.round(totals.bytes() * 8 / duration / 1000);
        AudioInfo audio = new AudioInfo(
                duration,
                samples.sampleRateHz(),
                samples.channels(),
                process.log().codec(),
                kbps);
        return new Decoded(audio, longer, errors);
    }

    private static String seconds(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
