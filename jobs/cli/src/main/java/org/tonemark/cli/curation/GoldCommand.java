package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Claim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tracks whose truth the operator knows. */
@Command(
        name = "gold",
        description = {
            "Marks a submitted track as gold: its panel is checked against the truth when its case closes.",
            "With --training it opens a training case for new curators instead."
        },
        mixinStandardHelpOptions = true)
public final class GoldCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "CID")
    private String cid = "";

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "CLAIM=yes|no",
            description = "such as origin=yes (it is AI-generated) or quality=no")
    private List<String> truths = List.of();

    @Option(names = "--training", description = "for the training round; the track must not be a submission")
    private boolean training;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public GoldCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        String track = Words.cid(cid);
        Map<Claim, Boolean> known = new TreeMap<>();
        for (String truth : truths) {
            String[] parts = truth.split("=", 2);
            if (parts.length != 2 || !parts[1].matches("yes|no")) {
                throw UserException.usage("write --truth as origin=yes or quality=no, not " + truth);
            }
            known.put(Words.claim(parts[0]), parts[1].equals("yes"));
        }
        return options.with(host, store -> {
            Words.orFail(
                    training
                            ? store.gold().training(track, known)
                            : store.gold().gold(track, known));
            return ExitCode.OK;
        });
    }
}
