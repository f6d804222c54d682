package org.tonemark.features.fingerprint;

/**
 * How a query lies on a known track: {@code known frame = slope · query frame + offset}, and {@code known pitch = query
 * pitch + shift}.
 *
 * @param slope known frames a query frame
 * @param offset frames
 * @param shift steps of pitch
 */
record Line(double slope, double offset, double shift) {
    double at(double queryFrame) {
        return slope * queryFrame + offset;
    }
}
