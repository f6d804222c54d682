package org.tonemark.verify;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.track.TrackMeasurement;

/** The bytes of a fingerprint, as they travel and are kept: of this program's version or an older one. */
public record KeptFingerprint(byte[] bytes) implements Serializable {
    static @Nullable KeptFingerprint of(@Nullable TrackMeasurement measurement) {
        return measurement == null
                ? null
                : new KeptFingerprint(measurement.fingerprint().toBytes());
    }

    /** Empty if it is of a version that this program does not read, or is damaged. */
    public Optional<Fingerprint> read() {
        try {
            return Optional.of(Fingerprint.of(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptFingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "KeptFingerprint[" + bytes.length + " bytes]";
    }
}
