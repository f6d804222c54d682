package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.curation.core.Rule;
import org.tonemark.verdict.Outcome;

/** {@code ratings learn} from the exports of epochs. */
class PublishedLikesTest {
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();

    @TempDir
    Path folder;

    @Test
    void shouldLearnFromPublishedBallotsAndRefuseAChangedExport() throws IOException {
        CurationFlow flow = new CurationFlow(folder).withCurators(SEATS + 2);
        flow.withTrack("one", Outcome.ACCEPTED).withTrack("two", Outcome.ACCEPTED);
        flow.ok("curate", "--beacon", "0".repeat(64), "--beacon-source", "test:1");
        for (int i = 0; i < SEATS + 2; i++) {
            for (String track : new String[] {"one", "two"}) {
                String answer = i == 0 || i == 1 && track.equals("one") ? "no" : "yes";
                flow.ok("rate", CurationFlow.cid(track), "--quality", answer, "--key", CurationFlow.key(i));
            }
        }
        flow.ok("curate", "--beacon", "1".repeat(64), "--beacon-source", "test:1");
        flow.ok("export", "--epoch", "1", "--out", "epoch-1");

        assertThat(flow.ok("ratings", "learn", "epoch-1", "epoch-1", "--out", "results"))
                .contains((2 * (2 * SEATS + 1)) + " likes of " + (SEATS + 1) + " users on 2 items");
        String liked = Files.readString(folder.resolve("results/liked.jsonl"));
        assertThat(liked)
                .contains("{\"item\":\"" + CurationFlow.cid("one") + "\",\"people\":" + SEATS)
                .contains("{\"item\":\"" + CurationFlow.cid("two") + "\",\"people\":" + (SEATS + 1))
                .doesNotContain(flow.curators.get(0));

        Path ballots = folder.resolve("epoch-1/input/ballots.jsonl");
        Files.writeString(ballots, Files.readString(ballots).replaceFirst("\"no\"", "\"yes\""));
        var changed = flow.run("ratings", "learn", "epoch-1", "--out", "results");
        assertThat(changed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err()).contains("input/ballots.jsonl").hasLineCount(1);
        assertThat(Files.readString(folder.resolve("results/liked.jsonl"))).isEqualTo(liked);
    }
}
