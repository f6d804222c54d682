package org.tonemark.nets.dataset;

import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.FfmpegDecoder;

/**
 * Sound in memory.
 *
 * @param samples {@code [channel][sample]}, full scale ±1; not copied
 * @param rate sample rate in Hz
 */
public record Clip(float[][] samples, int rate) {

    /** Decodes the first seconds. @throws DatasetException if the bytes are no measurable audio */
    public static Clip read(AudioSource source, double seconds) {
        SampleCollector samples = new SampleCollector(seconds);
        DecodeResult result = new FfmpegDecoder().decode(source, samples);
        if (result instanceof DecodeResult.Decoded decoded) {
            return new Clip(samples.samples(), decoded.audio().sampleRateHz());
        }
        throw new DatasetException("cannot be decoded: " + result);
    }

    /** Samples a channel. */
    public int length() {
        return samples[0].length;
    }

    /** Root mean square over all channels; 0 for nothing. */
    public double rms() {
        double sum = 0;
        for (float[] channel : samples) {
            for (float v : channel) {
                sum += (double) v * v;
            }
        }
        return Math.sqrt(sum / Math.max(1, (long) length() * samples.length));
    }

    /** The same sound louder or softer. */
    public Clip times(double gain) {
        float[][] out = new float[samples.length][length()];
        for (int c = 0; c < out.length; c++) {
            for (int i = 0; i < out[c].length; i++) {
                out[c][i] = (float) (gain * samples[c][i]);
            }
        }
        return new Clip(out, rate);
    }

    /**
     * This sound with a mono signal on every channel, its level relative to the RMS of this sound. Where the signal is
     * shorter it ends, where it is longer it is cut.
     */
    public Clip plus(double[] mono, double decibels) {
        double power = 0;
        for (double v : mono) {
            power += v * v;
        }
        double gain = power == 0 ? 0 : rms() * Math.pow(10, decibels / 20) / Math.sqrt(power / mono.length);
        float[][] out = new float[samples.length][];
        for (int c = 0; c < out.length; c++) {
            out[c] = samples[c].clone();
            for (int i = 0; i < Math.min(length(), mono.length); i++) {
                out[c][i] += (float) (gain * mono[i]);
            }
        }
        return new Clip(out, rate);
    }

    /** Mean of the channels. */
    public double[] mono() {
        double[] out = new double[length()];
        for (float[] channel : samples) {
            for (int i = 0; i < out.length; i++) {
                out[i] += channel[i] / (double) samples.length;
            }
        }
        return out;
    }
}
