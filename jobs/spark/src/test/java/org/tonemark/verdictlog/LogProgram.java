package org.tonemark.verdictlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.IpfsContent;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;

/** Works on a log in a process of its own, until it is killed: what {@code CompactionTest} starts. */
public final class LogProgram {
    private LogProgram() {}

    /** @param args {@code compact LOG} or {@code append LOG FOLDER RUN…} */
    public static void main(String[] args) throws IOException {
        ParquetVerdictLog log = new ParquetVerdictLog(Path.of(args[1]), 4);
        if (args[0].equals("compact")) {
            log.recover();
            System.out.println(log.compact());
            return;
        }
        List<LoggedTrack> tracks = tracks(Path.of(args[2]), 24);
        for (int i = 3; i < args.length; i++) {
            append(log, args[i], tracks);
        }
    }

    static void append(ParquetVerdictLog log, String run, List<LoggedTrack> tracks) throws IOException {
        try (VerdictLog.Run open = log.begin(run)) {
            for (LoggedTrack track : tracks) {
                open.append(track);
            }
            open.seal();
        }
    }

    /** Verdicts on small files, which are made. */
    static List<LoggedTrack> tracks(Path folder, int count) throws IOException {
        TrackVerifier verifier = new TrackVerifier(
                new HashAnalyzer(),
                new IpfsContent(ContentStores.none()),
                Denylist.none(),
                OutcomePolicy.DEFAULT,
                "0.1.0");
        List<LoggedTrack> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("t" + i + ".mp3");
            java.nio.file.Files.writeString(file, "track " + i);
            TrackInput input = new TrackInput.LocalFile(file.getFileName().toString(), file.toString());
            VerifiedTrack track = verifier.verify(i, input, new CidIndex());
            tracks.add(new LoggedTrack(track.verdict(), track.detail(), track.picture()));
        }
        return tracks;
    }
}
