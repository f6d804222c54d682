package org.tonemark.cli.demo;

import java.util.List;
import org.tonemark.cli.Analyzers;

/** The stages that exist, in their order. */
final class DemoStages {
    private DemoStages() {}

    static List<DemoStage> all(Analyzers analyzers, boolean chain) {
        return List.of(new CatalogueStage(), new VerifyStage(analyzers), new CurateStage(), new AttestStage(chain));
    }
}
