package org.tonemark.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tonemark.cli.catalogue.CatalogueCommand;

/** A veto catalogue of the recordings that are to be known as human-made. */
final class CatalogueStage implements DemoStage {
    @Override
    public String title() {
        return "Catalogue";
    }

    static Path folder(Context context) {
        return context.folder().resolve("catalogues");
    }

    @Override
    public void run(Context context) throws IOException {
        Path folder = folder(context);
        Files.deleteIfExists(folder.resolve("demo.tmcat"));
        Path masters = DemoTracks.masters(context.manifest());
        new CatalogueCommand(context.host())
                .add("demo", List.of(masters.toString()), folder.toString(), "synthesised, human by label only");
    }
}
