package org.tonemark.curation.store.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;

/** An export as one file: a ZIP archive with the export's files at its top. The same epoch gives the same bytes. */
public final class ExportArchive {
    /** ZIP knows no earlier time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ExportArchive() {}

    /** By its name. */
    public static boolean isOne(Path path) {
        return path.getFileName() != null && path.getFileName().toString().endsWith(".zip");
    }

    /**
     * Writes an archive, which appears complete or not at all.
     *
     * @param file to be made; its parent too
     * @throws FileAlreadyExistsException when there is something already
     */
    public static Manifest write(EpochInput input, EpochResult result, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path work = Files.createTempDirectory(parent, ".export-");
        try {
            Path folder = work.resolve("export");
            Manifest manifest = ExportWriter.write(input, result, folder);
            Path part = work.resolve("part.zip");
            pack(manifest, folder, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            ExportWriter.delete(work);
        }
    }

    private static void pack(Manifest manifest, Path folder, Path file) throws IOException {
        List<String> names = new ArrayList<>(List.of(Manifest.FILE));
        manifest.files().forEach(entry -> names.add(entry.name()));
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(folder.resolve(name), zip);
                zip.closeEntry();
            }
        }
    }

    /** What is done with an export's folder. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Path folder) throws IOException;
    }

    /**
     * Reads an archive in place, as a folder; nothing of it is unpacked.
     *
     * @throws ZipException when it is no archive that can be read
     */
    public static <T> T read(Path file, Reading<T> reading) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(file)) {
            return reading.from(inside.getPath("/"));
        } catch (ProviderNotFoundException | ZipException e) {
            throw new ZipException(file + " is no archive that can be read");
        }
    }
}
