package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.provenance.PromptHash;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.export.ExportArchive;
import org.tonemark.curation.store.export.Replay;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verdict.Outcome;

/** The stories of uploaders: submit, follow, appeal. */
class UploaderFlowsTest extends Flows {
    @Test
    void shouldCheckSubmitAndFollowATrackWhenAnUploaderComes() {
        String cid = ConsoleWorld.cid(50);
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/submit");
            page.fill("[name=cid]", cid);
            page.locator("main [name=check]").click();
            assertThat(page.locator("main .note.good")).containsText("It can be submitted");
            page.fill("[name=cid]", cid);
            page.locator("main form .main").click();
            page.waitForURL("**/t/" + cid);
            assertThat(page.locator("h1")).hasText("Waiting to be measured");
            assertThat(page.locator(".line .now")).containsText("next verification run");
        }
    }

    @Test
    void shouldAppealWhenTheMachineTurnedATrackDown() {
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/t/" + TURNED_DOWN);
            page.locator("a", new Page.LocatorOptions().setHasText("Write an appeal"))
                    .click();
            page.check("[name=origin]");
            page.fill("[name=statement]", "The project file is at bafy…; <b>seed 7</b>.");
            page.locator("main [type=submit]").click();
            page.waitForURL("**/t/" + TURNED_DOWN);
            assertThat(page.locator(".line")).containsText("<b>seed 7</b>");
            assertThat(page.locator(".line .now")).containsText("The appeal waits for a panel");
        }
    }

    @Test
    void shouldSendAFileSignARecordAndSubmitBoth() throws IOException {
        byte[] sound = sound(400_000);
        Path file = Files.write(folder.resolve("song.flac"), sound);
        String cid = UnixFsHasher.hash(new ByteArrayInputStream(sound)).toString();
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/submit");
            page.setInputFiles("[name=file]", file);
            assertThat(page.locator("[name=cid]")).hasValue(cid);
            assertThat(page.locator("[data-upload-said]")).containsText("The file is here");
            page.locator("details[data-record] summary").click();
            page.fill("[data-field=tool]", "Suno");
            page.fill("[data-field=prompt]", "a secret song \n");
            page.check("[data-field=hide]");
            page.fill("[data-field=rights]", "CC-BY-4.0");
            page.fill("[data-field=parents]", ConsoleWorld.cid(777));
            page.locator("[data-sign]").click();
            assertThat(page.locator("details[data-record] [role=status]")).containsText("was never submitted here");

            page.fill("[data-field=parents]", PROMOTED);
            page.locator("[data-sign]").click();
            assertThat(page.locator("details[data-record] [role=status]")).containsText("Signed.");
            Download salt =
                    page.waitForDownload(() -> page.locator("[data-salt] a").click());
            assertThat(salt.suggestedFilename()).isEqualTo(cid + ".record.json.salt");
            SignedRecord record =
                    CurationJson.read(page.locator("[name=record]").inputValue(), SignedRecord.class);
            byte[] secret =
                    HexFormat.of().parseHex(Files.readString(salt.path()).strip());
            assertThat(record.record().promptSha256()).isEqualTo(PromptHash.of(secret, "a secret song"));
            assertThat(record.signedByUploader()).isTrue();

            page.locator("main [name=check]").click();
            assertThat(page.locator("main .note.good")).containsText("carries your signature");
            assertThat(page.locator("main .note.good")).containsText("audio/flac");
            page.locator("main form .main").click();
            page.waitForURL("**/t/" + cid);
            assertThat(page.locator("main")).containsText("kept back; its hash is in the record");
            assertThat(page.locator("main")).containsText("Made from");
            page.navigate(world.server.address() + "/t/" + PROMOTED);
            assertThat(page.locator("main")).containsText("Made into");
        }
        assertThat(world.store.desk().record(cid)).isPresent();
    }

    @Test
    void shouldShowWhyWhenAFileIsNoAudio() throws IOException {
        Path file = Files.writeString(folder.resolve("song.mp3"), "#!/bin/sh");
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/submit");
            page.setInputFiles("[name=file]", file);
            assertThat(page.locator("[data-upload-said]")).containsText("no audio that can be verified");
            assertThat(page.locator("main form .main")).isEnabled();
        }
    }

    @Test
    void shouldSendAFileByTheFormAloneWhenThereIsNoScript() throws IOException {
        byte[] sound = sound(5_000);
        Path file = Files.write(folder.resolve("plain.flac"), sound);
        String cid = UnixFsHasher.hash(new ByteArrayInputStream(sound)).toString();
        try (BrowserContext wallet = context("uploader");
                BrowserContext plain = withoutScript()) {
            assertThat(signIn(wallet, "/submit").locator("[name=file]")).isVisible();
            plain.addCookies(wallet.cookies().stream()
                    .map(c -> new Cookie(c.name, c.value)
                            .setUrl(world.server.address().toString()))
                    .toList());
            Page page = plain.newPage();
            page.navigate(world.server.address() + "/submit");
            assertThat(page.locator("details[data-record]")).isHidden();
            page.setInputFiles("[name=file]", file);
            page.locator("main [name=check]").click();
            assertThat(page.locator("main .note.good")).containsText(cid);
            assertThat(page.locator("[name=cid]")).hasValue(cid);
            page.locator("main form .main").click();
            page.waitForURL("**/t/" + cid);
            assertThat(page.locator("h1")).hasText("Waiting to be measured");
        }
    }

    @Test
    void shouldAppealAtOnceWhenTheMachineHasJustTurnedATrackDown() {
        String cid = ConsoleWorld.cid(60);
        world.track(cid, Outcome.REJECTED);
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/t/" + cid);
            page.locator("a", new Page.LocatorOptions().setHasText("Write an appeal"))
                    .click();
            page.check("[name=quality]");
            page.fill("[name=statement]", "The seed gives the same bytes again.");
            page.locator("main [type=submit]").click();
            assertThat(page.locator(".line .now")).containsText("The appeal waits for a panel");
            assertThat(page.locator(".line .now")).containsText("Epochs are closed by the operator");
        }
    }

    @Test
    void shouldDownloadAnEpochThatReplaysBitForBit() throws IOException {
        try (BrowserContext context = context("stranger")) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/epochs/1");
            Download export =
                    page.waitForDownload(() -> page.locator("a[download]").click());
            assertThat(export.suggestedFilename()).isEqualTo("epoch-1.zip");
            Path file = folder.resolve("epoch-1.zip");
            export.saveAs(file);
            Replay.Outcome outcome = ExportArchive.read(
                    file,
                    inside -> Replay.of(
                            inside,
                            input -> new TonemarkRule(
                                    SignatureCheck.recovering(input.rule().chainId()))));
            assertThat(outcome).isInstanceOf(Replay.Equal.class);
            assertThat(page.locator("main")).containsText(((Replay.Equal) outcome).root());
        }
    }

    private static byte[] sound(int bytes) {
        byte[] all = new byte[bytes];
        new Random(bytes).nextBytes(all);
        System.arraycopy("fLaC".getBytes(StandardCharsets.US_ASCII), 0, all, 0, 4);
        return all;
    }
}
