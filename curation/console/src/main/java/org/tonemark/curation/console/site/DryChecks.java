package org.tonemark.curation.console.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.content.ContentFolder;
import org.tonemark.curation.console.page.Formats;
import org.tonemark.curation.console.page.Texts;
import org.tonemark.curation.console.view.DryCheck;
import org.tonemark.curation.console.view.DryCheck.Note;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiSubmissions;
import org.tonemark.curation.store.JdbiSubmissions.Known;
import org.tonemark.curation.store.JdbiSubmissions.New;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.JdbiSubmissions.Submitted;
import org.tonemark.curation.store.TrackStatus;

/** Says everything that is known of a submission before it is made. */
public final class DryChecks {
    private static final double MEBIBYTE = 1 << 20;

    private final Site site;
    private final Texts t = new Texts();

    public DryChecks(Site site) {
        this.site = site;
    }

    /** @param cid in its one form @param record signed or still to be signed; {@code null} for none */
    public DryCheck of(String cid, Address uploader, @Nullable SignedRecord record) {
        List<Note> notes = new ArrayList<>();
        notes.add(note("CID", "good"));
        site.denied().code(cid).ifPresent(code -> notes.add(note("DENIED", "bad")));
        Submitted would = site.store().submissions().check(cid, uploader, record);
        submission(would, notes);
        verdict(cid, would, notes);
        if (record == null) {
            notes.add(note("NO_RECORD", "info"));
        } else if (!(would instanceof Refused)) {
            notes.add(note("RECORD", "good"));
        }
        file(cid, notes);
        boolean passed = notes.stream().noneMatch(n -> n.state().equals("bad"));
        return new DryCheck(passed, cid, record == null ? null : JdbiSubmissions.recordCid(record), notes);
    }

    private void submission(Submitted would, List<Note> notes) {
        if (would instanceof Refused refused) {
            String code = refused.refusal().code();
            notes.add(new Note(code, "bad", sentence(refused.refusal().message())));
        } else if (would instanceof Known) {
            notes.add(note("KNOWN", "info"));
        } else if (would instanceof New fresh) {
            notes.add(note("NEW", "good", String.valueOf(fresh.epoch())));
            if (fresh.nearDuplicateOf() != null) {
                notes.add(note("REPEATS", "info", fresh.nearDuplicateOf()));
            }
        }
    }

    /** Runs may have met the track before anybody submitted it. */
    private void verdict(String cid, Submitted would, List<Note> notes) {
        TrackStatus status = site.store().status().of(cid);
        if (would instanceof New && !status.verdicts().isEmpty()) {
            String outcome = status.verdicts().get(status.verdicts().size() - 1).outcome();
            notes.add(note("MEASURED", "info", t.orElse("line.verdict." + outcome, outcome)));
        }
    }

    private void file(String cid, List<Note> notes) {
        Optional<Path> file = site.content().find(cid);
        if (file.isEmpty()) {
            notes.add(note("FILE_ELSEWHERE", "info"));
            return;
        }
        try {
            double size = java.nio.file.Files.size(file.get()) / MEBIBYTE;
            notes.add(note("FILE", "good", ContentFolder.type(file.get()), "%.1f".formatted(size)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Note note(String code, String state, Object... values) {
        return new Note(code, state, t.of("check." + code, values));
    }

    /** What stores say, as a page says it: a capital, a full stop, no option of the command line. */
    private static String sentence(String message) {
        return Formats.sentence(message.replaceAll(" \\(--[a-z-]+\\)", ""));
    }
}
