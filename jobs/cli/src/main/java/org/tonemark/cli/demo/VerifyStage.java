package org.tonemark.cli.demo;

import java.io.IOException;
import java.util.List;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.Host;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Sources;
import org.tonemark.cli.verify.RunnerStart;
import org.tonemark.cli.verify.VerifyOptions;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.verdict.OutcomePolicy;

/** The main job over the demonstration's tracks. */
final class VerifyStage implements DemoStage {
    private final Analyzers analyzers;

    VerifyStage(Analyzers analyzers) {
        this.analyzers = analyzers;
    }

    @Override
    public String title() {
        return "Verify";
    }

    @Override
    public void run(Context context) throws IOException {
        Host host = context.host();
        var inputs = InputReader.read(host, List.of(context.manifest().toString()), Sources.none());
        VerifyOptions options = VerifyOptions.into(context.folder().toString())
                .withCatalogues(CatalogueStage.folder(context).toString());
        try (RunnerStart runner = new RunnerStart(() -> options.runner(host))) {
            new VerifySession(host, options, inputs, analyzers.load(host, null), OutcomePolicy.DEFAULT).run(runner);
        }
        host.out().println("Report: " + context.folder().resolve("report.html"));
    }
}
