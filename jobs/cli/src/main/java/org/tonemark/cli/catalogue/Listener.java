package org.tonemark.cli.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.fingerprint.FingerprintMeter;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.VerifyRunner.Work;

/** Measures the fingerprint of a file, and nothing else. */
final class Listener implements Work<TrackInput.LocalFile, Listener.Heard> {
    private static final long serialVersionUID = 1L;

    /** @param fingerprint {@code null} if there is none, and {@code why} says why */
    record Heard(String name, @Nullable KeptFingerprint fingerprint, String why) implements Serializable {}

    @Override
    public Heard apply(TrackInput.LocalFile file) {
        Meter meter = new Meter();
        DecodeResult result;
        try {
            Path path = Path.of(file.path());
            result = new FfmpegDecoder().decode(() -> open(path), meter);
        } catch (InvalidPathException e) {
            return lost(file, "not a path");
        }
        if (result instanceof DecodeResult.Unreadable unreadable) {
            return lost(file, unreadable.code() + " " + unreadable.detail());
        }
        if (result instanceof DecodeResult.Failed failed) {
            return lost(file, failed.detail());
        }
        Fingerprint fingerprint = meter.result();
        return fingerprint.peaks() == 0
                ? lost(file, "silent: there is nothing to recognise")
                : new Heard(file.name(), new KeptFingerprint(fingerprint.toBytes()), "");
    }

    @Override
    public Heard lost(TrackInput.LocalFile file, String why) {
        return new Heard(file.name(), null, why);
    }

    private static InputStream open(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("not a regular file");
        }
        return Files.newInputStream(path);
    }

    private static final class Meter implements BlockSink {
        private @Nullable FingerprintMeter meter;

        @Override
        public void start(int sampleRateHz, int channels) {
            meter = new FingerprintMeter(sampleRateHz);
        }

        @Override
        public void accept(float[][] block, int length) {
            java.util.Objects.requireNonNull(meter).accept(block, length);
        }

        Fingerprint result() {
            return java.util.Objects.requireNonNull(meter).result();
        }
    }
}
