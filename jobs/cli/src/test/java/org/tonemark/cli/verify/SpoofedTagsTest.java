package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;
import org.tonemark.ipfs.BlockFolder;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.ipfs.FetchPolicy;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.IpfsContent;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;

class SpoofedTagsTest {
    private static final Map<String, String> CLAIMS = Map.of(
            "comment", "made with suno; created=2025-10-08; id=1", "artist", "Udio", "AIGC", "{\"Label\":\"1\"}");

    @TempDir
    Path folder;

    /** From unlike any decoder, over in doubt, to sure. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.5, 0.995})
    void shouldChangeNothingButTheEvidenceWhenTagsClaimAi(double likelihood) throws IOException {
        Verdict plain = verify(likelihood, Map.of());
        Verdict tagged = verify(likelihood, CLAIMS);
        assertThat(tagged.cid()).isNotEqualTo(plain.cid());
        assertThat(tagged.outcome()).isEqualTo(plain.outcome());
        assertThat(tagged.reasons()).isEqualTo(plain.reasons());
        assertThat(tagged.origin().aiLikelihood()).isEqualTo(plain.origin().aiLikelihood());
        assertThat(tagged.origin().segments()).isEqualTo(plain.origin().segments());
        assertThat(tagged.quality()).isEqualTo(plain.quality());
        assertThat(tagged.origin().evidence())
                .isEqualTo(Stream.concat(
                                plain.origin().evidence().stream(),
                                Stream.of(
                                                "SUNO_COMMENT \"made with suno; created=2025-10-08; id=1\"",
                                                "UDIO_ARTIST \"Udio\"",
                                                "AIGC_LABEL \"{'Label':'1'}\"")
                                        .map(name -> new Verdict.Evidence("tags", name, 0, null)))
                        .toList());
    }

    @Test
    void shouldFindTheSameTagsInFetchedBytes() throws IOException {
        Path track = track(CLAIMS);
        Verdict file = verifier(0.5, ContentStores.none())
                .verify(0, new TrackInput.LocalFile("track", track.toString()), new CidIndex())
                .verdict();
        Cid cid = Cid.parse(String.valueOf(file.cid()));
        Path block = folder.resolve("blocks").resolve(BlockFolder.place(cid));
        Files.createDirectories(block.getParent());
        Files.copy(track, block);
        ContentStores blocks = new ContentStores(
                List.of(), List.of(folder.resolve("blocks").toString()), List.of(), FetchPolicy.DEFAULT);
        Verdict fetched = verifier(0.5, blocks)
                .verify(0, new TrackInput.Content("track", cid.toString()), new CidIndex())
                .verdict();
        assertThat(fetched).isEqualTo(file);
        assertThat(fetched.origin().evidence())
                .extracting(Verdict.Evidence::family)
                .contains("tags");
    }

    private Path track(Map<String, String> tags) throws IOException {
        byte[] file =
                new FfmpegTranscoder().encode(Signals.music(44_100, 8, 1), 44_100, Format.MP3, 128, List.of(), tags);
        return Files.write(folder.resolve(tags.size() + ".mp3"), file);
    }

    private static TrackVerifier verifier(double likelihood, ContentStores stores) {
        return new TrackVerifier(
                new FixedLikelihood(likelihood, "fixed-test"),
                new IpfsContent(stores),
                Denylist.none(),
                OutcomePolicy.DEFAULT,
                "0.1.0");
    }

    private Verdict verify(double likelihood, Map<String, String> tags) throws IOException {
        TrackInput input = new TrackInput.LocalFile("track", track(tags).toString());
        return verifier(likelihood, ContentStores.none())
                .verify(0, input, new CidIndex())
                .verdict();
    }
}
