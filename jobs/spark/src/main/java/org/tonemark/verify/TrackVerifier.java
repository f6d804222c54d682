package org.tonemark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.Denylist;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.TrackAnalyzer.Analysis;
import org.tonemark.verify.TrackAnalyzer.Analysis.Failed;
import org.tonemark.verify.TrackAnalyzer.Analysis.Measured;
import org.tonemark.verify.TrackAnalyzer.Analysis.Unreadable;

/**
 * One input to one verdict: names the bytes by their CID, skips what is finished, measures, scores, decides. The whole
 * main job for one track; runners only repeat it. Immutable and serialisable; never throws for a bad track.
 *
 * <p>Same bytes, models, policy and version give an equal verdict, whatever the thread, runner or machine of one
 * architecture.
 */
public final class TrackVerifier implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 300;

    private final TrackAnalyzer.Factory analyzer;
    private final ContentSource content;
    private final Denylist denylist;
    private final OutcomePolicy policy;
    private final String version;

    /**
     * @param denylist what is neither fetched nor measured, whatever the log holds
     * @param version of the program
     */
    public TrackVerifier(
            TrackAnalyzer.Factory analyzer,
            ContentSource content,
            Denylist denylist,
            OutcomePolicy policy,
            String version) {
        this.analyzer = analyzer;
        this.content = content;
        this.denylist = denylist;
        this.policy = policy;
        this.version = version;
    }

    /**
     * Verifies one input.
     *
     * @param index position in the batch
     * @param finished CIDs whose verdict is in the log; these are not measured again
     */
    public VerifiedTrack verify(int index, TrackInput input, CidIndex finished) {
        long start = System.nanoTime();
        VerifiedTrack track;
        try {
            track = verifyNamed(index, input, finished);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            track = without(index, input.name(), null, Reason.INTERNAL_ERROR.name(), oneLine(e + place(e)));
        }
        return track.in((System.nanoTime() - start) / 1e9);
    }

    /** What becomes of an input that could not be worked on. */
    public VerifiedTrack lost(int index, TrackInput input, String why) {
        return without(index, input.name(), null, Reason.INTERNAL_ERROR.name(), oneLine(why));
    }

    private VerifiedTrack verifyNamed(int index, TrackInput input, CidIndex finished) {
        if (input instanceof TrackInput.Unusable unusable) {
            return without(index, input.name(), null, unusable.code(), unusable.detail());
        }
        if (input instanceof TrackInput.Content named) {
            return verifyContent(index, named, finished);
        }
        TrackInput.LocalFile file = (TrackInput.LocalFile) input;
        try {
            Path path = Path.of(file.path());
            CountedSource source = new CountedSource(() -> openRegular(path));
            Cid cid = cidOf(source);
            VerifiedTrack settled = settled(index, file.name(), cid, finished);
            VerifiedTrack track = settled != null
                    ? settled
                    : judge(index, file.name(), cid.toString(), analyzer.get().analyze(source));
            return track.read(source.bytes());
        } catch (IOException | InvalidPathException e) {
            return without(index, file.name(), null, code(e), oneLine(explain(e)));
        }
    }

    private VerifiedTrack verifyContent(int index, TrackInput.Content named, CidIndex finished) {
        Cid cid = Cid.parse(named.cid());
        VerifiedTrack settled = settled(index, named.name(), cid, finished);
        if (settled != null) {
            return settled;
        }
        ContentSource.Content track = content.open(cid);
        Analysis analysis = analyzer.get().analyze(track.bytes());
        Optional<ContentSource.Failure> failure = track.finish();
        if (failure.isEmpty()) {
            return judge(index, named.name(), named.cid(), analysis).read(track.count());
        }
        String detail = oneLine(failure.get().detail());
        Reason reason = failure.get().reason();
        return reason == Reason.NOT_RETRIEVABLE
                ? without(index, named.name(), named.cid(), reason.name(), detail)
                : unmeasured(index, named.name(), named.cid(), Outcome.UNREADABLE, reason.name(), detail);
    }

    /** What needs no look at the bytes: {@code null} for anything else. The denylist stands above the log. */
    private @Nullable VerifiedTrack settled(int index, String name, Cid cid, CidIndex finished) {
        Optional<String> denied = denylist.code(cid);
        if (denied.isPresent()) {
            String detail = denied.get().isEmpty() ? "denylisted" : "denylisted: " + denied.get();
            return unmeasured(index, name, cid.toString(), Outcome.REJECTED, Reason.DENYLISTED.name(), detail);
        }
        return finished.contains(cid.toString()) ? known(index, name, cid.toString()) : null;
    }

    /** True for a CID that is on the denylist, whatever the log holds on it. */
    public boolean denies(String cid) {
        return denylist.code(Cid.parse(cid)).isPresent();
    }

    private VerifiedTrack unmeasured(int index, String name, String cid, Outcome outcome, String code, String detail) {
        return VerifiedTrack.of(index, bare(name, cid, outcome, List.of(code)), detail);
    }

    private VerifiedTrack judge(int index, String name, String cid, Analysis analysis) {
        if (analysis instanceof Failed failed) {
            return without(index, name, cid, Reason.NOT_RETRIEVABLE.name(), oneLine(failed.detail()));
        }
        if (analysis instanceof Unreadable unreadable) {
            return unmeasured(index, name, cid, Outcome.UNREADABLE, unreadable.code(), oneLine(unreadable.detail()));
        }
        Measured measured = (Measured) analysis;
        OutcomePolicy.Decision decision = policy.decide(measured.origin(), measured.audibleSeconds());
        Verdict verdict = new Verdict(
                name,
                cid,
                decision.outcome(),
                decision.reasons().stream().map(Enum::name).toList(),
                TagEvidence.beside(measured.origin(), measured.marks()),
                measured.genre(),
                measured.mood(),
                measured.quality(),
                measured.audio(),
                analyzer.model(),
                policy.id(),
                version);
        return VerifiedTrack.measured(
                index, verdict, measured.sketch(), KeptFingerprint.of(measured.measurement()), measured.embedding());
    }

    private VerifiedTrack known(int index, String name, String cid) {
        return VerifiedTrack.known(index, bare(name, cid, null, List.of()));
    }

    private VerifiedTrack without(int index, String name, @Nullable String cid, String code, String detail) {
        List<String> reasons = new ArrayList<>(List.of(Reason.NOT_RETRIEVABLE.name()));
        if (!reasons.contains(code)) {
            reasons.add(code);
        }
        return VerifiedTrack.of(index, bare(name, cid, null, List.copyOf(reasons)), detail);
    }

    private Verdict bare(String name, @Nullable String cid, @Nullable Outcome outcome, List<String> reasons) {
        return new Verdict(
                name, cid, outcome, reasons, null, null, null, null, null, analyzer.model(), policy.id(), version);
    }

    /** Devices and pipes would hang or never end. */
    private static InputStream openRegular(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("not a regular file");
        }
        return Files.newInputStream(path);
    }

    private static Cid cidOf(AudioSource source) throws IOException {
        try (InputStream in = source.open()) {
            return UnixFsHasher.hash(in);
        }
    }

    private static String code(Exception e) {
        if (e instanceof NoSuchFileException || e instanceof InvalidPathException) {
            return Reason.FILE_NOT_FOUND.name();
        }
        return e instanceof AccessDeniedException ? Reason.PERMISSION_DENIED.name() : Reason.NOT_RETRIEVABLE.name();
    }

    private static String explain(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof InvalidPathException ? "not a path" : "cannot be read: " + e.getMessage();
    }

    /** Where in our own code a bug shows, for its report. */
    private static String place(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("org.tonemark.")) {
                return " at " + frame;
            }
        }
        return "";
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }
}
