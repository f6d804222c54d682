package org.tonemark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;

class TrackVerifierTest {
    private static final String HELLO = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    private final TrackVerifier verifier = new TrackVerifier(
            new HashAnalyzer(), new IpfsContent(ContentStores.none()), Denylist.none(), OutcomePolicy.DEFAULT, "0.1.0");

    @TempDir
    Path folder;

    @Test
    void shouldNameModelPolicyAndVersionWhenMeasured() throws IOException {
        Verdict verdict = verify(file("hello world\n"), new CidIndex()).verdict();
        assertThat(verdict.cid()).isEqualTo(HELLO);
        assertThat(verdict.outcome()).isNotNull();
        assertThat(verdict.model()).isEqualTo("hash-1");
        assertThat(verdict.policy()).isEqualTo(OutcomePolicy.DEFAULT.id());
        assertThat(verdict.tonemark()).isEqualTo("0.1.0");
    }

    @Test
    void shouldNotMeasureWhenFinished() throws IOException {
        VerifiedTrack track = verify(file("hello world\n"), CidIndex.of(List.of(HELLO)));
        assertThat(track.known()).isTrue();
        assertThat(track.verdict().cid()).isEqualTo(HELLO);
    }

    @Test
    void shouldBeUnreadableWhenBytesAreNoAudio() throws IOException {
        Verdict verdict = verify(file(""), new CidIndex()).verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(verdict.reasons()).containsExactly("EMPTY_FILE");
        assertThat(verdict.cid()).isNotNull();
    }

    @Test
    void shouldHaveNoOutcomeWhenFileIsMissing() {
        assertWithout(new TrackInput.LocalFile("x", folder.resolve("x").toString()), "FILE_NOT_FOUND", "no such file");
    }

    @Test
    void shouldHaveNoOutcomeWhenPathIsAFolderOrAPipe() {
        assertWithout(new TrackInput.LocalFile("x", folder.toString()), null, "cannot be read: not a regular file");
        assertWithout(new TrackInput.LocalFile("x", "/dev/zero"), null, "cannot be read: not a regular file");
    }

    @Test
    void shouldHaveNoOutcomeWhenPathIsImpossible() {
        assertWithout(new TrackInput.LocalFile("x", "a\0b"), "FILE_NOT_FOUND", "not a path");
    }

    @Test
    void shouldHaveNoOutcomeWhenThereIsNoNode() {
        assertWithout(new TrackInput.Content(HELLO, HELLO), null, "no IPFS node is configured");
    }

    @Test
    void shouldHaveNoOutcomeAndOneLineWhenTheProgramFails() throws IOException {
        VerifiedTrack track = verify(file("!"), new CidIndex());
        assertThat(track.verdict().reasons()).containsExactly("NOT_RETRIEVABLE", "INTERNAL_ERROR");
        assertThat(track.detail())
                .startsWith("java.lang.IllegalStateException: poison in two lines at ")
                .contains("HashAnalyzer.analyze(HashAnalyzer.java:");
    }

    private void assertWithout(TrackInput input, String code, String detail) {
        VerifiedTrack track = verify(input, new CidIndex());
        assertThat(track.verdict().outcome()).isNull();
        assertThat(track.verdict().reasons()).first().isEqualTo("NOT_RETRIEVABLE");
        if (code != null) {
            assertThat(track.verdict().reasons()).contains(code);
        }
        assertThat(track.detail()).isEqualTo(detail);
    }

    private VerifiedTrack verify(TrackInput input, CidIndex finished) {
        return verifier.verify(0, input, finished);
    }

    private TrackInput file(String text) throws IOException {
        Path file = folder.resolve("a.mp3");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return new TrackInput.LocalFile("a.mp3", file.toString());
    }
}
