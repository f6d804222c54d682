package org.tonemark.nets.model;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.nets.ModelException;

/**
 * The files of a model directory by name, held in memory so that they can be sent to executors. {@code SHA256SUMS} (the
 * format of {@code sha256sum}) lists every other file.
 */
public final class ModelFiles implements Serializable {
    /** Name of the list of checksums. */
    public static final String SUMS = "SHA256SUMS";

    private static final long LARGEST = 64L << 20;

    private final TreeMap<String, byte[]> files;

    private ModelFiles(TreeMap<String, byte[]> files) {
        this.files = files;
    }

    /** Files with their checksums added. */
    public static ModelFiles of(Map<String, byte[]> contents) {
        TreeMap<String, byte[]> files = new TreeMap<>(contents);
        StringBuilder sums = new StringBuilder();
        files.forEach((name, bytes) ->
                sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
        files.put(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        return new ModelFiles(files);
    }

    /**
     * Reads a directory and checks every file against its checksum.
     *
     * @throws ModelException naming the file that is missing, changed or unreadable
     */
    public static ModelFiles read(Path directory) {
        Path sums = directory.resolve(SUMS);
        if (!Files.isRegularFile(sums)) {
            throw new ModelException("no model in " + directory + ": " + SUMS + " is missing");
        }
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(SUMS, bytes(sums));
        for (String line :
                new String(files.get(SUMS), StandardCharsets.UTF_8).lines().toList()) {
            String name = line.length() > 66 ? line.substring(66) : "";
            if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
                throw new ModelException(sums + " has a bad line: " + line);
            }
            byte[] content = bytes(directory.resolve(name));
            if (!sha256(content).equals(line.substring(0, 64))) {
                throw new ModelException(directory.resolve(name) + " does not match its checksum in " + SUMS);
            }
            files.put(name, content);
        }
        return new ModelFiles(files);
    }

    /** Writes all files; the directory is made if it is missing. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** The bytes of a file. @throws ModelException if there is none of that name */
    public byte[] get(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new ModelException("the model lacks " + name);
        }
        return bytes.clone();
    }

    /** Every file by name but the list of checksums. */
    public Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>(files);
        contents.remove(SUMS);
        return contents;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ModelException(file + " is too large for a model file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("cannot read the model file " + file, e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
