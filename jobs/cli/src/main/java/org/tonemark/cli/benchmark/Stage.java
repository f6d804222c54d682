package org.tonemark.cli.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.track.TrackMeasurer;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verify.TrackAnalyzer;

/** What is timed; each stage holds the ones before it but for {@code hash}. */
enum Stage {
    /** ffmpeg, its samples read and thrown away: the measure of all others. */
    DECODE {
        @Override
        void one(Path file, Tools tools) {
            tools.decoder.decode(() -> Files.newInputStream(file), new Discard());
        }
    },
    /** The CID alone. */
    HASH {
        @Override
        void one(Path file, Tools tools) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                UnixFsHasher.hash(in);
            }
        }
    },
    /** Decoding and all measurements. */
    MEASURE {
        @Override
        void one(Path file, Tools tools) {
            tools.measurer.measure(() -> Files.newInputStream(file));
        }
    },
    /** Decoding, measurements and networks. */
    SCORE {
        @Override
        void one(Path file, Tools tools) {
            tools.analyzer().analyze(() -> Files.newInputStream(file));
        }
    },
    /** The whole command, with Spark, log and report. */
    VERIFY {
        @Override
        void one(Path file, Tools tools) {
            throw new IllegalStateException("run as a command");
        }
    };

    abstract void one(Path file, Tools tools) throws IOException;

    /** Runs the stage over the files that a list names, one after the other. */
    int run(Analyzers analyzers, Host host, Path list) throws IOException {
        Tools tools = new Tools(analyzers, host);
        List<String> files = Files.readAllLines(list);
        for (String file : files) {
            one(Path.of(file), tools);
        }
        return ExitCode.OK;
    }

    /** Made once a process. */
    static final class Tools {
        private final FfmpegDecoder decoder = new FfmpegDecoder();
        private final TrackMeasurer measurer = new TrackMeasurer(decoder);
        private final Analyzers analyzers;
        private final Host host;
        private TrackAnalyzer.Factory factory;

        Tools(Analyzers analyzers, Host host) {
            this.analyzers = analyzers;
            this.host = host;
        }

        TrackAnalyzer analyzer() {
            if (factory == null) {
                factory = analyzers.load(host, null);
            }
            return factory.get();
        }
    }

    private static final class Discard implements BlockSink {
        @Override
        public void start(int sampleRateHz, int channels) {
            // nothing to prepare
        }

        @Override
        public void accept(float[][] block, int length) {
            // thrown away
        }
    }
}
