package org.tonemark.cli.similar;

import java.io.IOException;
import java.util.Set;
import org.tonemark.verdictlog.ParquetVerdictLog;

/**
 * The embeddings of a log, those of one model.
 *
 * @param measured the log of measurements
 */
record LogSource(ParquetVerdictLog measured, String model) implements SoundIndex.Source {
    @Override
    public Set<String> runs() throws IOException {
        return measured.runs();
    }

    @Override
    public void read(Set<String> runs, SoundIndex.TrackSink sink) throws IOException {
        measured.embeddings(runs, model, sink::accept);
    }
}
