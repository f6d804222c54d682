package org.tonemark.curation.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final Simulation.Plan SMALL =
            new Simulation.Plan(List.of(Attack.TARGETED), List.of(0.0, 1 / 3.0), 1, 1, 4);

    @Test
    void shouldGiveTheSameReportForTheSameSeed() {
        Simulation.Result first = Simulation.run(SMALL, Simulation.mechanisms(), row -> {});
        Simulation.Result second = Simulation.run(SMALL, Simulation.mechanisms(), row -> {});
        assertThat(second).isEqualTo(first);
        assertThat(SimulationReport.html(first))
                .isEqualTo(SimulationReport.html(second))
                .contains("<svg", "polyline", "self-chosen")
                .doesNotContain("http");
    }

    /** The published finding that decides the design: who rates must not be the rater's choice. */
    @Test
    void shouldShowThatSelfChosenVotesFallAndDrawnPanelsHold() {
        List<Simulation.Row> rows = Simulation.run(SMALL, Simulation.mechanisms(), row -> {}).rows().stream()
                .filter(r -> r.sybilShare() > 0)
                .toList();
        assertThat(rows.get(0).wrong()).isGreaterThan(80);
        assertThat(rows.get(1).wrong()).isGreaterThan(80);
        assertThat(rows.get(2).wrong()).isLessThan(8);
        assertThat(rows.get(4).wrong()).isLessThan(2);
        assertThat(rows.get(4).othersDecided()).isGreaterThan(99);
    }

    @Test
    void shouldAgreeWithTheExactCalculationByHeads() {
        HeadsPanel panel = HeadsPanel.fixed21();
        Tally sum = Tally.NONE;
        for (int seed = 0; seed < 4; seed++) {
            sum = sum.plus(panel.run(new World(Scenario.standard(Attack.ALL_WRONG, 1 / 3.0, seed))));
        }
        ExactPanel exact = ExactPanel.of(panel.stages(), .85, 1 / 3.0);
        assertThat((double) sum.wrong() / sum.targets()).isCloseTo(exact.wrong(), within(.004));
        assertThat((double) sum.right() / sum.targets()).isCloseTo(exact.right(), within(.02));
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void shouldRunEveryAttackThroughTheRule(Attack attack) {
        Scenario small = new Scenario(120, 0.25, 4, 20, 0.2, 17, 3, attack, 5);
        Tally tally = TonemarkMechanism.inForce().run(new World(small));
        assertThat(tally.targets() + tally.others()).isEqualTo(80);
        assertThat(tally.ballots()).isGreaterThan(80 * 9);
    }

    @Test
    void shouldGiveExactLimits() {
        assertThat(ClopperPearson.upper95(0, 3000)).isCloseTo(1 - Math.pow(0.025, 1 / 3000.0), within(1e-9));
        assertThat(ClopperPearson.upper95(10, 1000)).isCloseTo(0.018314, within(1e-5));
        assertThat(ClopperPearson.upper95(0, 0)).isEqualTo(1);
    }

    @Test
    void shouldRefuseSharesOutsideTheirRange() {
        assertThatThrownBy(() -> new Simulation.Plan(List.of(Attack.NONE), List.of(1.0), 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> Attack.parse("none-such")).isInstanceOf(IllegalArgumentException.class);
    }
}
