package org.tonemark.features.decode;

import java.time.Duration;

/**
 * What a decoder may use, and which audio is measurable.
 *
 * @param maxBytes largest source, bytes; also the cap of the spooled file
 * @param minSeconds shortest measurable clip
 * @param maxSeconds duration cap
 * @param refuseLonger true: longer tracks are {@link UnreadableCode#TOO_LONG}; false: they are cut at the cap
 * @param maxChannels most channels a track can have
 * @param minRateHz lowest sample rate
 * @param maxRateHz highest sample rate
 * @param cpuSeconds processor time of the decoder (RLIMIT_CPU)
 * @param wallClock time from start to end, with that of the source and of the sink
 * @param memoryBytes address space of the decoder (RLIMIT_AS)
 */
public record DecodeLimits(
        long maxBytes,
        double minSeconds,
        double maxSeconds,
        boolean refuseLonger,
        int maxChannels,
        int minRateHz,
        int maxRateHz,
        int cpuSeconds,
        Duration wallClock,
        long memoryBytes) {

    /** Room for 4 hours of lossless audio; 1 s to 4 h, up to 7.1, 8 to 192 kHz; 10 minutes of processor, 1 GiB. */
    public static DecodeLimits defaults() {
        return new DecodeLimits(
                4L << 30, 1.0, 4 * 3600.0, false, 8, 8_000, 192_000, 600, Duration.ofMinutes(60), 1L << 30);
    }

    /** The same with another duration cap, seconds. */
    public DecodeLimits withMaxSeconds(double seconds, boolean refuse) {
        return new DecodeLimits(
                maxBytes,
                minSeconds,
                seconds,
                refuse,
                maxChannels,
                minRateHz,
                maxRateHz,
                cpuSeconds,
                wallClock,
                memoryBytes);
    }

    /** The same with another byte cap. */
    public DecodeLimits withMaxBytes(long bytes) {
        return new DecodeLimits(
                bytes,
                minSeconds,
                maxSeconds,
                refuseLonger,
                maxChannels,
                minRateHz,
                maxRateHz,
                cpuSeconds,
                wallClock,
                memoryBytes);
    }

    /** The same with another budget of processor seconds, wall-clock time and address space. */
    public DecodeLimits withBudget(int cpu, Duration wall, long memory) {
        return new DecodeLimits(
                maxBytes, minSeconds, maxSeconds, refuseLonger, maxChannels, minRateHz, maxRateHz, cpu, wall, memory);
    }
}
