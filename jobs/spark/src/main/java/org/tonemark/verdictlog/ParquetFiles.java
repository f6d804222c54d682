package org.tonemark.verdictlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Parquet on the local file system, without a Spark session and without Hadoop's file systems. */
final class ParquetFiles {
    private ParquetFiles() {}

    private static final long ROW_GROUP_BYTES = 16L << 20;

    /** What takes rows. */
    interface RowSink {
        void accept(Group row) throws IOException;
    }

    /** Writes a new file and brings it to the disk. */
    static void write(Path file, List<LoggedTrack> tracks, String run) throws IOException {
        try (ParquetWriter<Group> writer = writer(file)) {
            for (LoggedTrack track : tracks) {
                writer.write(VerdictRows.toRow(track, run));
            }
        }
        sync(file);
    }

    /** A writer of a new file; the caller closes and syncs it. */
    static ParquetWriter<Group> writer(Path file) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(VerdictRows.SCHEMA)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    /** Hands over every row, reading only the given columns. */
    static void read(Path file, MessageType columns, RowSink rows) throws IOException {
        try (ParquetReader<Group> reader = reader(file, columns)) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.accept(row);
            }
        }
    }

    /** Whether there is a row of a kind; reads up to the first. */
    static boolean any(Path file, MessageType columns, Predicate<Group> kind) throws IOException {
        try (ParquetReader<Group> reader = reader(file, columns)) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                if (kind.test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static ParquetReader<Group> reader(Path file, MessageType columns) throws IOException {
        PlainParquetConfiguration conf = new PlainParquetConfiguration();
        conf.set(ReadSupport.PARQUET_READ_SCHEMA, columns.toString());
        return new GroupReaderBuilder(new LocalInputFile(file), conf).build();
    }

    static long rowCount(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getRecordCount();
        }
    }

    /** Brings a file, or the names in a folder, to the disk. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {
        GroupReaderBuilder(InputFile file, PlainParquetConfiguration conf) {
            super(file, conf);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
