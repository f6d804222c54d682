package org.tonemark.curation.store.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.ballot.BallotTypedData;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.hash.Canonical;

/**
 * A private key in a file of 64 hexadecimal digits that only its owner can read: the server's, for receipts, and a
 * developer's, for ballots. Not for value: wallets keep those.
 */
public final class KeyFile {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final BigInteger key;
    private final Address address;

    private KeyFile(BigInteger key) {
        this.key = key;
        this.address = Secp256k1.address(key);
    }

    /** @throws IllegalArgumentException when the file is no key; the message has nothing of its content */
    public static KeyFile read(Path file) throws IOException {
        String text = Files.readString(file).strip();
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(file + " is no key file: it must hold 64 hexadecimal digits");
        }
        BigInteger key = new BigInteger(digits, 16);
        if (!isKey(key)) {
            throw new IllegalArgumentException(file + " holds no key of secp256k1");
        }
        return new KeyFile(key);
    }

    /** Reads the key, or makes one where there is no file; safe when two processes do it at once. */
    public static KeyFile readOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            try {
                create(file);
            } catch (FileAlreadyExistsException e) {
                return read(file);
            }
        }
        return read(file);
    }

    /** @throws FileAlreadyExistsException when there is a file: a key is never overwritten */
    public static KeyFile create(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        random[0] &= 0x7f; // surely below the group's order
        KeyFile made = of(new BigInteger(1, random));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder,
                ".key",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(part, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
            Files.createLink(file, part); // fails where the file is there already, and never shows half a key
        } finally {
            Files.deleteIfExists(part);
        }
        return made;
    }

    /** @throws IllegalArgumentException when the number is no key */
    public static KeyFile of(BigInteger key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("a private key is 1 … n − 1 of secp256k1");
        }
        return new KeyFile(key);
    }

    private static boolean isKey(BigInteger key) {
        return key.signum() > 0 && key.compareTo(ORDER) < 0;
    }

    public Address address() {
        return address;
    }

    /** The ballot with this key's signature. */
    public Ballot sign(Ballot ballot, long chainId) {
        return SignatureCheck.sign(ballot, key, chainId);
    }

    /**
     * The server's word that it took a ballot: its signature, 65 bytes as {@code 0x…}, of SHA-256 over the domain
     * {@code tonemark-receipt-1}, the ballot's EIP-712 hash and the ballot's signature, length-prefixed.
     */
    public String receipt(Ballot ballot, long chainId) {
        return "0x" + HexFormat.of().formatHex(Secp256k1.sign(receiptHash(ballot, chainId), key));
    }

    /** Who signed a receipt of this ballot; empty when the text is no signature. */
    public static Optional<Address> receiptSigner(Ballot ballot, long chainId, String receipt) {
        if (!receipt.matches("0x[0-9a-f]{130}")) {
            return Optional.empty();
        }
        byte[] signature = HexFormat.of().parseHex(receipt, 2, receipt.length());
        return Secp256k1.recover(receiptHash(ballot, chainId), signature);
    }

    private static byte[] receiptHash(Ballot ballot, long chainId) {
        return new Canonical()
                .start("tonemark-receipt-1")
                .bytes(new BallotTypedData(chainId).hash(ballot))
                .bytes(ballot.signature().getBytes(StandardCharsets.US_ASCII))
                .hash();
    }

    /** The secret itself, 64 hexadecimal digits: for what is derived from it, never for print. */
    public String secretText() {
        return "%064x".formatted(key);
    }

    @Override
    public String toString() {
        return "KeyFile[" + address + "]";
    }
}
