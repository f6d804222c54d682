package org.tonemark.cli.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.cli.Host;
import org.tonemark.ipfs.Denylist;
import org.tonemark.known.SharedIndex;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that compares tracks with veto catalogues. */
public final class CatalogueOptions {
    @Mixin
    private FolderOption place = new FolderOption();

    @Option(
            names = "--catalogue",
            paramLabel = "NAME",
            split = ",",
            description = "compare tracks with this catalogue; several (default: all that are installed)")
    private List<String> names = List.of();

    /** Catalogues of a folder. */
    public static CatalogueOptions in(String folder) {
        CatalogueOptions options = new CatalogueOptions();
        options.place = FolderOption.of(folder);
        return options;
    }

    /**
     * Checks and opens the catalogues.
     *
     * @throws org.tonemark.cli.UserException if one is not there, damaged, or not signed by a trusted key
     */
    public Catalogues open(Host host) throws IOException {
        CatalogueFolder installed = place.folder(host);
        List<String> denied = new ArrayList<>();
        List<SharedIndex> indexes = new ArrayList<>();
        for (String name : names.isEmpty()
                ? installed.names()
                : names.stream().distinct().sorted().toList()) {
            indexes.add(installed.open(installed.check(name), denied));
        }
        return new Catalogues(List.copyOf(indexes), Denylist.parse(denied));
    }
}
