package org.tonemark.curation.chain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.web3j.crypto.WalletUtils;

class AttestorKeyTest {
    private static final String PASSWORD = "correct horse battery";

    /** A vector of the Web3 Secret Storage definition: PBKDF2, password {@code testpassword}. */
    private static final String KNOWN = "{\"crypto\":{\"cipher\":\"aes-128-ctr\",\"cipherparams\":{\"iv\":"
            + "\"6087dab2f9fdbbfaddc31a909735c1e6\"},\"ciphertext\":"
            + "\"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46\",\"kdf\":\"pbkdf2\",\"kdfparams\":"
            + "{\"c\":262144,\"dklen\":32,\"prf\":\"hmac-sha256\",\"salt\":"
            + "\"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd\"},\"mac\":"
            + "\"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2\"},\"id\":"
            + "\"3198bc9c-6672-5ab3-d995-4942343ae5b6\",\"version\":3}";

    @TempDir
    Path folder;

    @Test
    void shouldOpenWhatItMadeWithTheRightPasswordOnly() throws Exception {
        Path file = folder.resolve("attestor.json");
        AttestorKey made = AttestorKey.create(file, PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        AttestorKey opened = AttestorKey.open(file, PASSWORD);
        assertThat(opened.address()).isEqualTo(made.address());
        String secret = opened.credentials().getEcKeyPair().getPrivateKey().toString(16);
        assertThat(opened.toString()).contains(Eip55.of(made.address())).doesNotContain(secret);
        assertThat(Files.readString(file)).doesNotContain(secret);
        assertThat(WalletUtils.loadCredentials(PASSWORD, file.toFile()).getAddress())
                .isEqualTo(made.address().hex());
        var domain = Deployment.of(8453).orElseThrow().domain();
        assertThat(opened.sign(Samples.decision(1), domain).signer()).contains(made.address());
        assertThatThrownBy(() -> AttestorKey.open(file, PASSWORD + "!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password does not open")
                .hasMessageNotContaining(PASSWORD);
        assertThatThrownBy(() -> AttestorKey.create(file, PASSWORD)).isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void shouldOpenTheKeystoreOfTheDefinition() throws Exception {
        Path file = Files.writeString(folder.resolve("known.json"), KNOWN);
        assertThat(AttestorKey.open(file, "testpassword")
                        .credentials()
                        .getEcKeyPair()
                        .getPrivateKey())
                .isEqualTo(new java.math.BigInteger(
                        "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d", 16));
    }

    @Test
    void shouldRefuseWhatIsNoKeystoreOrTooMuchWork() throws Exception {
        Path file = folder.resolve("bad.json");
        for (String text : List.of("", "{}", "[]", "7a28b5ba57c53603", KNOWN.replace("pbkdf2", "none"), "\u0000")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> AttestorKey.open(file, PASSWORD))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no keystore");
        }
        Files.writeString(file, KNOWN.replace("262144", "1073741824"));
        assertThatThrownBy(() -> AttestorKey.open(file, PASSWORD)).hasMessageContaining("more memory");
        Files.write(file, new byte[1 << 17]);
        assertThatThrownBy(() -> AttestorKey.open(file, PASSWORD)).hasMessageContaining("too large");
        assertThatThrownBy(() -> AttestorKey.open(folder.resolve("none"), PASSWORD))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> AttestorKey.create(folder.resolve("new.json"), "short"))
                .hasMessageContaining("12 characters");
    }

    @Test
    void shouldReadAListOfAttestorsWithRemarks() throws Exception {
        Path file = folder.resolve("attestors.txt");
        Files.writeString(file, """
                # of 2026
                0x4200000000000000000000000000000000000021  # first key

                0xA1207F3BBa224E2c9c3c6D5aF63D0eb1582Ce587
                """);
        assertThat(AttestorList.read(file)).hasSize(2);
        Files.writeString(
                file, "0x4200000000000000000000000000000000000021\n0xa1207F3BBa224E2c9c3c6D5aF63D0eb1582Ce587");
        assertThatThrownBy(() -> AttestorList.read(file))
                .hasMessageContaining("line 2")
                .hasMessageContaining("checksum");
        Files.writeString(file, "# nobody\n");
        assertThatThrownBy(() -> AttestorList.read(file)).hasMessageContaining("names no attestor");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> AttestorList.read(file)).hasMessageContaining("no text");
    }
}
