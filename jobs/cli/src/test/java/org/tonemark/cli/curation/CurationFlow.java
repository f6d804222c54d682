package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.ipfs.Cid;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** A curation on the command line: a folder with keys, curators and tracks. */
public final class CurationFlow {
    public static final String UPLOADER = "0x00000000000000000000000000000000000000FF";

    private final Path folder;
    public final List<String> curators = new ArrayList<>();

    public CurationFlow(Path folder) {
        this.folder = folder;
    }

    public static String cid(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Cid(Cid.Codec.RAW, digest).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Result run(String... args) {
        return new TestHost(folder).run(args);
    }

    /** Runs a command that must succeed; gives its output. */
    public String ok(String... args) {
        Result result = run(args);
        assertThat(result.err()).as(String.join(" ", args)).doesNotContain("tonemark:");
        assertThat(result.code()).as(String.join(" ", args)).isZero();
        return result.out();
    }

    public CurationFlow withCurators(int count) {
        for (int i = 0; i < count; i++) {
            String address = ok("key", "new", key(i)).strip();
            ok("curator", "add", address, "--stake", "100", "--active", "--alias", "c" + i);
            curators.add(address);
        }
        return this;
    }

    public static String key(int curator) {
        return "keys/" + curator + ".key";
    }

    public CurationFlow withTrack(String name, Outcome outcome) {
        ok("submit", cid(name), "--uploader", UPLOADER);
        Result imported = new TestHost(folder).input(line(name, outcome)).run("import", "-");
        assertThat(imported.code()).as(imported.err()).isZero();
        return this;
    }

    static String line(String name, Outcome outcome) {
        return VerdictJson.write(new Verdict(
                        name, cid(name), outcome, List.of("TEST"), null, null, null, null, null, "m", "p", "0.1.0"))
                + "\n";
    }
}
