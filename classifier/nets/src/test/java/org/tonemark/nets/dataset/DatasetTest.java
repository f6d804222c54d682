package org.tonemark.nets.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
    private static final String HEADER =
            "file\tlabel\tuse\tgenerator_or_source\tgroup\tgenre\tmood_votes\tmood_voters\n";
    private static final String VOTES = "amazement=0.160;solemnity=0.180;tenderness=0.060;nostalgia=0.100;"
            + "calmness=0.520;power=0.080;joyful_activation=0.520;tension=0.200;sadness=0.000";

    @TempDir
    Path root;

    @BeforeEach
    void files() throws IOException {
        for (String name : new String[] {"a.mp3", "b.mp3", "c.mp3"}) {
            Files.writeString(root.resolve(name), name);
        }
    }

    @Test
    void shouldObeyUseWhenTracksAreForTagsOnly() throws IOException {
        Dataset dataset = read(HEADER + "a.mp3\tai\torigin\tsuno\tg1\t\t\t\n"
                + "b.mp3\thuman\tboth\temotify\tg2\tpop\t" + VOTES + "\t50\n"
                + "\n"
                + "c.mp3\thuman\ttags\temotify\tg2\trock\t\t\n");

        assertThat(dataset.forOrigin()).extracting(LabelledTrack::file).containsExactly("a.mp3", "b.mp3");
        assertThat(dataset.forGenre()).extracting(LabelledTrack::file).containsExactly("b.mp3", "c.mp3");
        assertThat(dataset.forMood()).singleElement().satisfies(t -> {
            assertThat(t.mood()).hasSize(9).startsWith(0.16, 0.18);
            assertThat(t.moodVoters()).isEqualTo(50);
        });
    }

    @Test
    void shouldUseDefaultsWhenOnlyFileAndLabelAreGiven() throws IOException {
        LabelledTrack track = read("label\tfile\nhuman-codec\ta.mp3\n").tracks().get(0);

        assertThat(track.label()).isEqualTo(Label.HUMAN_CODEC);
        assertThat(track.use()).isEqualTo(Use.BOTH);
        assertThat(track.group()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "'a.mp3,robot,both,s,g,,,','line 3: label must be one of [ai, human, human-codec], not ''robot'''",
        "'a.mp3,ai,never,s,g,,,','line 3: use must be origin, tags or both, not ''never'''",
        "'../x.mp3,ai,both,s,g,,,','line 3: the file ../x.mp3 is outside'",
        "'none.mp3,ai,both,s,g,,,','line 3: there is no file'",
        "'b.mp3,ai,both,s,g,,,','line 3: the file b.mp3 is named twice'",
        "'a.mp3,ai,both,s,g,,calmness=2,5','line 3: mood_votes has ''calmness=2'''",
        "'a.mp3,ai,both,s,g,,calmness=0.5,5','line 3: mood_votes lacks amazement'",
        "',ai,both,s,g,,,','line 3: the file is empty'"
    })
    void shouldNameTheLineWhenARowIsWrong(String row, String message) {
        String manifest = HEADER + "b.mp3\thuman\tboth\ts\tg\t\t\t\n" + row.replace(',', '\t') + "\n";

        assertThatThrownBy(() -> read(manifest))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("manifest.tsv")
                .hasMessageContaining(message);
    }

    @Test
    void shouldSayWhatIsNeededWhenTheHeaderIsWrong() {
        assertThatThrownBy(() -> read("file\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("label");
        assertThatThrownBy(() -> read("")).isInstanceOf(DatasetException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> read(HEADER))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no track");
    }

    private Dataset read(String manifest) throws IOException {
        Path file = root.resolve("manifest.tsv");
        Files.writeString(file, manifest);
        return Dataset.read(file, root);
    }
}
