package org.tonemark.nets.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.AudioInfo;
import org.tonemark.nets.TrackInput;

/**
 * Measurements on disk, one small file each, so that training and evaluation can be stopped and started again. The key
 * names everything that the measurement depends on: content, alteration, version of the extraction. A file that cannot
 * be read counts as missing. Safe for several threads and processes: files appear whole.
 */
public final class FeatureCache {
    private static final int MAGIC = 0x544d_4632; // "TMF2"

    private final Path folder;

    /** @throws IOException if the folder cannot be made */
    public FeatureCache(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The measurement of a key, or {@code null}. */
    public @Nullable TrackInput get(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return in.readInt() == MAGIC ? read(in) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps a measurement. */
    public void put(String key, TrackInput track) throws IOException {
        Path file = file(key);
        Files.createDirectories(folder.resolve(key.substring(0, 2)));
        Path part = Files.createTempFile(folder, "part-", ".tmp");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            out.writeInt(MAGIC);
            write(out, track);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    private static void write(DataOutputStream out, TrackInput track) throws IOException {
        AudioInfo audio = track.audio();
        Integer bitrate = audio.bitrateKbps();
        out.writeDouble(audio.durationSeconds());
        out.writeInt(audio.sampleRateHz());
        out.writeInt(audio.channels());
        out.writeUTF(audio.codec());
        out.writeInt(bitrate == null ? -1 : bitrate);
        out.writeDouble(track.bandwidthHz());
        out.writeInt(track.windows().size());
        for (TrackInput.Window window : track.windows()) {
            out.writeDouble(window.startSeconds());
            out.writeDouble(window.endSeconds());
            writeRow(out, window.origin());
            double[] tags = window.tags();
            writeRow(out, tags == null ? new double[0] : tags);
        }
    }

    private static TrackInput read(DataInputStream in) throws IOException {
        double duration = in.readDouble();
        int rate = in.readInt();
        int channels = in.readInt();
        String codec = in.readUTF();
        int bitrate = in.readInt();
        double bandwidth = in.readDouble();
        List<TrackInput.Window> windows = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            double start = in.readDouble();
            double end = in.readDouble();
            double[] origin = readRow(in);
            double[] tags = readRow(in);
            windows.add(new TrackInput.Window(start, end, origin, tags.length == 0 ? null : tags));
        }
        AudioInfo audio = new AudioInfo(duration, rate, channels, codec, bitrate < 0 ? null : bitrate);
        return new TrackInput(audio, bandwidth, windows);
    }

    private static void writeRow(DataOutputStream out, double[] row) throws IOException {
        out.writeInt(row.length);
        for (double value : row) {
            out.writeDouble(value);
        }
    }

    private static double[] readRow(DataInputStream in) throws IOException {
        double[] row = new double[in.readInt()];
        for (int i = 0; i < row.length; i++) {
            row[i] = in.readDouble();
        }
        return row;
    }
}
