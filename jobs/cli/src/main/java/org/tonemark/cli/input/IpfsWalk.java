package org.tonemark.cli.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.ipfs.Blocks;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.UnixFsFolder;
import org.tonemark.ipfs.UnixFsFolder.Entry;
import org.tonemark.verify.TrackInput;

/**
 * All audio files below a folder that a CID names, depth first, names in the order of their code units; each is an input
 * {@code CID/path}. Fetches the blocks of folders only: an entry with the name of audio is taken for a file, and one that
 * is none says so when it is verified. The batch is bounded, whatever the folders claim.
 */
final class IpfsWalk {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_FOLDERS = 100_000;

    private final Sources sources;
    private final List<TrackInput> tracks;
    private final List<String> skipped;
    private int folders;
    private int entries;
    private @Nullable Cid listed;
    private List<Entry> listing = List.of();

    IpfsWalk(Sources sources, List<TrackInput> tracks, List<String> skipped) {
        this.sources = sources;
        this.tracks = tracks;
        this.skipped = skipped;
    }

    /** A CID that is a folder or a file: one block is asked for to tell; without it, it counts as a file. */
    void addFileOrFolder(String name, Cid cid) {
        if (mayBeFolder(cid) && isFolder(cid)) {
            addFolder(name, cid);
        } else {
            addFile(name, cid);
        }
    }

    void addFile(String name, Cid cid) {
        tracks.add(new TrackInput.Content(name, cid.toString()));
    }

    /** A folder by what the operator wrote. One that is denied stays one input, which says so. */
    void addFolder(String name, Cid cid) {
        if (sources.denylist().code(cid).isPresent()) {
            addFile(name, cid);
        } else {
            walk(name.replaceFirst("/+$", ""), cid, 0);
        }
    }

    /** What a path below a CID leads to, as given: {@code CID/a/b.mp3}, {@code CID/a/} for a folder. */
    void addPath(String name, Cid root, String path) {
        Cid at = root;
        for (String part : path.split("/+")) {
            if (part.isEmpty()) {
                continue;
            }
            if (sources.denylist().code(at).isPresent()) {
                break;
            }
            try {
                at = entry(at, part);
            } catch (IOException e) {
                tracks.add(new TrackInput.Unusable(name, "NOT_RETRIEVABLE", String.valueOf(e.getMessage())));
                return;
            }
            if (at == null) {
                tracks.add(new TrackInput.Unusable(name, "FILE_NOT_FOUND", "no such entry in the folder"));
                return;
            }
        }
        if (path.endsWith("/")) {
            addFolder(name, at);
        } else {
            addFile(name, at);
        }
    }

    /** Lists of paths tend to name one folder many times: the last listing is kept. */
    private @Nullable Cid entry(Cid folder, String name) throws IOException {
        if (!folder.equals(listed)) {
            listing = UnixFsFolder.list(sources.stores().blocks(folder), folder);
            listed = folder;
        }
        for (Entry entry : listing) {
            if (entry.name().equals(name)) {
                return entry.cid();
            }
        }
        return null;
    }

    private boolean mayBeFolder(Cid cid) {
        return cid.codec() == Codec.DAG_PB
                && !sources.stores().isEmpty()
                && sources.denylist().code(cid).isEmpty();
    }

    /** What cannot be told now shows when the CID is verified as a file. */
    private boolean isFolder(Cid cid) {
        try {
            return UnixFsFolder.isFolder(sources.stores().blocksBriefly(cid), cid);
        } catch (IOException e) {
            return false;
        }
    }

    private void walk(String name, Cid cid, int depth) {
        List<Entry> found;
        try {
            if (depth > MAX_DEPTH || ++folders > MAX_FOLDERS) {
                throw new IOException("more than " + MAX_DEPTH + " levels or " + MAX_FOLDERS + " folders");
            }
            Blocks blocks = sources.stores().blocks(cid);
            found = new ArrayList<>(UnixFsFolder.list(blocks, cid));
            entries += found.size();
            if (entries > UnixFsFolder.MAX_ENTRIES) {
                throw new IOException("more than " + UnixFsFolder.MAX_ENTRIES + " entries in all");
            }
        } catch (IOException e) {
            tracks.add(
                    new TrackInput.Unusable(name, "NOT_RETRIEVABLE", "the folder cannot be listed: " + e.getMessage()));
            return;
        }
        for (Entry entry : found) {
            add(name + "/" + entry.name(), entry, depth);
        }
    }

    private void add(String name, Entry entry, int depth) {
        Cid cid = entry.cid();
        if (entry.suspicious()) {
            tracks.add(new TrackInput.Unusable(name, "MALFORMED_CONTENT", "an entry whose name is no file name"));
        } else if (entry.name().startsWith(".")) {
            return; // hidden, as in a folder on disk
        } else if (cid == null) {
            skipped.add(name); // some bytes inside the link: no track
        } else if (FolderWalk.hasAudioEnding(entry.name())) {
            addFile(name, cid);
        } else if (mayBeFolder(cid) && isFolder(cid)) {
            walk(name, cid, depth + 1);
        } else if (entry.name().indexOf('.') < 0) {
            addFile(name, cid);
        } else {
            skipped.add(name);
        }
    }
}
