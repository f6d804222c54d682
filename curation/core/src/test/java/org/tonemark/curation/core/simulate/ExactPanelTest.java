package org.tonemark.curation.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Stage;

/** The published exact probabilities, and those of the rule in force. */
class ExactPanelTest {
    private static final List<Stage> FIXED_21 = List.of(Stage.of(21, 14));
    private static final List<Stage> THREE = List.of(Stage.of(11, 8), Stage.of(21, 14), Stage.of(41, 28));
    private static final List<Stage> PUBLISHED =
            List.of(Stage.of(7, 7), Stage.of(15, 13), Stage.of(31, 23), Stage.of(61, 41));
    private static final List<Stage> WIDER =
            List.of(Stage.of(9, 9), Stage.of(17, 15), Stage.of(33, 25), Stage.of(65, 44));

    @Test
    void shouldReproduceThePublishedTable() {
        assertThat(ExactPanel.of(FIXED_21, .85, 0).right()).isCloseTo(.992, within(.0005));
        assertThat(ExactPanel.of(FIXED_21, .85, .2).wrong()).isCloseTo(.00117, within(.00001));
        assertThat(ExactPanel.of(FIXED_21, .85, 1 / 3.0).wrong()).isCloseTo(.0267, within(.00005));
        assertThat(ExactPanel.of(THREE, .9, 0).ballots()).isCloseTo(11.2, within(.05));
        assertThat(ExactPanel.of(THREE, .85, .2).wrong()).isCloseTo(.00729, within(.00001));
        assertThat(ExactPanel.of(THREE, .85, 1 / 3.0).wrong()).isCloseTo(.0614, within(.00005));
        assertThat(ExactPanel.of(PUBLISHED, .9, 0).ballots()).isCloseTo(13.9, within(.05));
        assertThat(ExactPanel.of(PUBLISHED, .85, 0).ballots()).isCloseTo(19.2, within(.05));
        assertThat(ExactPanel.of(PUBLISHED, .85, 0).right()).isCloseTo(.9999, within(.0001));
        ExactPanel fifth = ExactPanel.of(PUBLISHED, .85, .2);
        assertThat(fifth.wrong()).isCloseTo(.00036, within(.00001));
        assertThat(fifth.abstained()).isCloseTo(.35, within(.005));
        ExactPanel third = ExactPanel.of(PUBLISHED, .85, 1 / 3.0);
        assertThat(third.wrong()).isCloseTo(.0039, within(.00005));
        assertThat(third.right()).isCloseTo(.096, within(.0005));
        assertThat(third.abstained()).isCloseTo(.90, within(.005));
        assertThat(ExactPanel.of(WIDER, .9, 0).ballots()).isCloseTo(17.6, within(.05));
        assertThat(ExactPanel.of(WIDER, .85, .2).wrong()).isCloseTo(.00004, within(.00001));
        assertThat(ExactPanel.of(WIDER, .85, 1 / 3.0).wrong()).isCloseTo(.0009, within(.00005));
    }

    @Test
    void shouldBeatThePublishedBoundaryEverywhere() {
        List<Stage> ours = Rule.V1.panels().stages();
        for (double share : new double[] {.1, .2, .3, 1 / 3.0}) {
            ExactPanel here = ExactPanel.of(ours, .85, share);
            ExactPanel there = ExactPanel.of(PUBLISHED, .85, share);
            assertThat(here.wrong()).isLessThan(there.wrong() * .6);
            assertThat(here.right()).isGreaterThan(there.right());
        }
        assertThat(ExactPanel.of(ours, .85, 0).ballots()).isLessThan(19);
        assertThat(ExactPanel.of(ours, .9, 0).ballots()).isLessThan(14);
        assertThat(ExactPanel.of(ours, .85, 1 / 3.0).wrong()).isLessThan(.0021);
    }

    @Test
    void shouldKnowTheClosedFormOfOneUnanimousSeatSet() {
        ExactPanel three = ExactPanel.of(List.of(Stage.of(3, 3)), .8, .25);
        assertThat(three.right()).isCloseTo(.6 * .6 * .6, within(1e-12));
        assertThat(three.wrong()).isCloseTo(.4 * .4 * .4, within(1e-12));
        assertThat(three.ballots()).isEqualTo(3);
    }
}
