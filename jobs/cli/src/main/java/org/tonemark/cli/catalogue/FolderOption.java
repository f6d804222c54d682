package org.tonemark.cli.catalogue;

import java.nio.file.Path;
import org.tonemark.cli.Host;
import picocli.CommandLine.Option;

/** Where catalogues lie. */
final class FolderOption {
    @Option(
            names = "--catalogues",
            paramLabel = "DIR",
            description = "folder of veto catalogues (default: ${DEFAULT-VALUE})")
    private String folder = "tonemark-data/catalogues";

    static FolderOption of(String folder) {
        FolderOption option = new FolderOption();
        option.folder = folder;
        return option;
    }

    CatalogueFolder folder(Host host) {
        return new CatalogueFolder(path(host));
    }

    Path path(Host host) {
        return host.resolve(folder);
    }
}
