package org.tonemark.curation.chain.key;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.WalletFile;
import org.web3j.crypto.exception.CipherException;

/**
 * The key of an attestor, kept in an encrypted keystore (Web3 Secret Storage, version 3, scrypt) that wallets read too. No
 * message and no text of it holds the key or the password.
 */
public final class AttestorKey {
    /** Characters of a password, at least. */
    public static final int SHORTEST_PASSWORD = 12;

    private static final long LARGEST_FILE = 1 << 16;
    private static final long MOST_MEMORY = 1L << 30;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final BigInteger key;
    private final Address address;

    private AttestorKey(BigInteger key) {
        this.key = key;
        this.address = Secp256k1.address(key);
    }

    /**
     * Makes a key and its file, for the owner alone to read. Takes a second and 256 MiB: that is what guards it.
     *
     * @throws FileAlreadyExistsException when there is a file: a key is never overwritten
     * @throws IllegalArgumentException when the password is too short
     */
    public static AttestorKey create(Path file, String password) throws IOException {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("the password needs " + SHORTEST_PASSWORD + " characters at least");
        }
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try {
            ECKeyPair pair = Keys.createEcKeyPair();
            byte[] json = MAPPER.writeValueAsBytes(Wallet.createStandard(password, pair));
            store(file, json);
            return new AttestorKey(pair.getPrivateKey());
        } catch (CipherException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has what a keystore needs", e);
        }
    }

    private static void store(Path file, byte[] json) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder,
                ".key",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(part, json, StandardOpenOption.WRITE);
            Files.createLink(file, part); // fails where the file is there already, and never shows half a key
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Opens a keystore.
     *
     * @throws IllegalArgumentException when the file is none, asks for too much memory, or the password is wrong
     */
    public static AttestorKey open(Path file, String password) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(file + " is no keystore: it is too large");
        }
        try {
            JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
            requireModest(file, json.path("crypto").path("kdfparams"));
            WalletFile wallet = MAPPER.treeToValue(json, WalletFile.class);
            return new AttestorKey(Wallet.decrypt(password, wallet).getPrivateKey());
        } catch (CipherException e) {
            boolean wrong = "Invalid password provided".equals(e.getMessage());
            throw new IllegalArgumentException(
                    wrong ? "the password does not open " + file : file + " is no keystore", null);
        } catch (JacksonException | RuntimeException e) {
            throw e instanceof TooMuch much ? much : new IllegalArgumentException(file + " is no keystore", null);
        }
    }

    private static final class TooMuch extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }

    /** The file says how much work opening it is: scrypt takes 128·n·r bytes, PBKDF2 c rounds. */
    private static void requireModest(Path file, JsonNode work) {
        boolean modest = 128.0 * work.path("n").asLong() * work.path("r").asLong() <= MOST_MEMORY
                && work.path("p").asLong() <= 16
                && work.path("c").asLong() <= 10_000_000;
        if (!modest) {
            throw new TooMuch(file + " asks for more memory or time than a keystore needs");
        }
    }

    public Address address() {
        return address;
    }

    /** Signs a decision's off-chain attestation; equal input gives equal bytes. */
    public OffchainAttestation sign(AttestedDecision decision, EasDomain domain) {
        return OffchainAttestation.sign(decision, domain, key);
    }

    /** For transactions of this module. */
    public Credentials credentials() {
        return Credentials.create(ECKeyPair.create(key));
    }

    @Override
    public String toString() {
        return "AttestorKey[" + Eip55.of(address) + "]";
    }
}
