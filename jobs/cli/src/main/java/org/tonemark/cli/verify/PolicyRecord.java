package org.tonemark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.PolicyJson;

/**
 * The rules behind the policies that verdicts name: {@code policies/ID-VERSION.json} beside the log. A verdict is a fact
 * about its policy's id, so an id must not come to mean other rules.
 */
final class PolicyRecord {
    private PolicyRecord() {}

    /**
     * Writes the rules, whole or not at all, or compares them with what stands there.
     *
     * @throws UserException if the id stands for other rules
     */
    static void keep(Path out, OutcomePolicy policy) throws IOException {
        Path folder = Files.createDirectories(out.resolve("policies"));
        Path file = folder.resolve(policy.id() + "-" + Version.TONEMARK + ".json");
        String rules = PolicyJson.write(policy);
        if (!Files.exists(file)) {
            write(file, rules);
        }
        if (!Files.readString(file).equals(rules)) {
            throw UserException.usage("the policy " + policy.id() + " stands for other rules in " + file
                    + ": give the changed policy an id of its own");
        }
    }

    private static void write(Path file, String rules) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), ".", ".json");
        try {
            Files.writeString(whole, rules);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
