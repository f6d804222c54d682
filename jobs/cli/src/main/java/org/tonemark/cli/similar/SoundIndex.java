package org.tonemark.cli.similar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.Bits;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Rounding;

/**
 * The logged tracks by their sound: Lucene's graph of near neighbours (HNSW: Malkov and Yashunin, "Efficient and robust
 * approximate nearest neighbor search using hierarchical navigable small world graphs", IEEE TPAMI 42(4), 2020) over the
 * embeddings of one model. It is derived from the log: runs that are new are added, and it is made anew when the model
 * changes, when a run it holds is gone, or when it is damaged. {@link #find} asks the graph for
 * {@link #CANDIDATES} tracks, more than are wanted, because it then finds the nearest ones more surely.
 */
final class SoundIndex implements Closeable {
    /** Tracks that the graph is asked for, whatever the number wanted. */
    static final int CANDIDATES = 200;

    /** Tracks named beyond those wanted, so that equal ones are ordered by their names. */
    private static final int TIED = 20;

    /** Most tracks that can be asked for. */
    static final int MOST = 100;

    private static final String CID = "cid";
    private static final String SOUND = "sound";
    private static final String INPUT = "input";
    private static final String MODEL = "model";
    private static final String RUNS = "runs";

    /** On newer JDKs Lucene tells of JDK modules it could use; held, or it would be forgotten. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private SoundIndex(Directory directory) throws IOException {
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
    }

    /** What an index is made of. */
    interface Source {
        /** Names of the runs that it has, each with tracks that never change. */
        Set<String> runs() throws IOException;

        /** Hands over the tracks of some runs, the oldest run first. */
        void read(Set<String> runs, TrackSink sink) throws IOException;
    }

    /** What takes tracks. */
    interface TrackSink {
        void accept(String cid, String input, SoundEmbedding embedding) throws IOException;
    }

    /**
     * Brings the index of a folder up to its source and opens it.
     *
     * @throws org.apache.lucene.store.LockObtainFailedException when another process writes to it for long
     */
    static SoundIndex open(Path folder, String model, Source source) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            bringUp(directory, model, source);
            return new SoundIndex(directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void bringUp(Directory directory, String model, Source source) throws IOException {
        Set<String> runs = source.runs();
        Optional<Set<String>> known = known(directory, model);
        boolean usable = known.isPresent() && runs.containsAll(known.get());
        Set<String> missing = new HashSet<>(runs);
        known.filter(k -> usable).ifPresent(missing::removeAll);
        if (usable && missing.isEmpty()) {
            return;
        }
        if (!usable) {
            clear(directory);
        }
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(OpenMode.CREATE_OR_APPEND)
                .setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            source.read(
                    missing,
                    (cid, input, embedding) ->
                            writer.updateDocument(new Term(CID, cid), document(cid, input, embedding)));
            writer.setLiveCommitData(Map.of(
                            MODEL,
                            model,
                            RUNS,
                            String.join("\n", runs.stream().sorted().toList()))
                    .entrySet());
            writer.commit();
        }
    }

    /** Lucene does not write over an index that it cannot read. */
    private static void clear(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            lock.ensureValid();
        }
    }

    /** Runs that an index of this model holds; empty when there is none, or none that can be read. */
    private static Optional<Set<String>> known(Directory directory, String model) {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            return model.equals(data.get(MODEL))
                    ? Optional.of(new HashSet<>(Arrays.asList(data.get(RUNS).split("\n"))))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Document document(String cid, String input, SoundEmbedding embedding) {
        Document document = new Document();
        document.add(new StringField(CID, cid, Field.Store.YES));
        document.add(new KnnByteVectorField(SOUND, embedding.values(), VectorSimilarityFunction.COSINE));
        document.add(new StoredField(INPUT, input));
        return document;
    }

    int size() {
        return reader.numDocs();
    }

    /** All tracks, sorted. */
    List<String> cids() throws IOException {
        List<String> cids = new ArrayList<>(size());
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if (live == null || live.get(doc)) {
                    cids.add(leaf.reader()
                            .storedFields()
                            .document(doc, Set.of(CID))
                            .get(CID));
                }
            }
        }
        cids.sort(null);
        return cids;
    }

    /** The embedding of a track in the index. */
    Optional<SoundEmbedding> embedding(String cid) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(CID, cid)), 1).scoreDocs;
        if (found.length == 0) {
            return Optional.empty();
        }
        int doc = found[0].doc;
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        ByteVectorValues values = leaf.reader().getByteVectorValues(SOUND);
        values.advance(doc - leaf.docBase);
        return Optional.of(new SoundEmbedding(values.vectorValue().clone()));
    }

    /**
     * The nearest tracks by the graph.
     *
     * @param without a CID that is left out
     * @param most 1 … {@link #MOST}
     */
    List<NearTrack> find(SoundEmbedding sound, String without, int most) throws IOException {
        return named(
                searcher.search(new KnnByteVectorQuery(SOUND, sound.values(), CANDIDATES), CANDIDATES).scoreDocs,
                without,
                most);
    }

    /** The nearest tracks by looking at every one: what {@link #find} is measured against. */
    List<NearTrack> exact(SoundEmbedding sound, String without, int most) throws IOException {
        List<ScoreDoc> all = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            ByteVectorValues values = leaf.reader().getByteVectorValues(SOUND);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                if (live == null || live.get(doc)) {
                    float score = VectorSimilarityFunction.COSINE.compare(sound.values(), values.vectorValue());
                    all.add(new ScoreDoc(leaf.docBase + doc, score));
                }
            }
        }
        all.sort(Comparator.comparingDouble((ScoreDoc d) -> d.score).reversed());
        return named(all.toArray(ScoreDoc[]::new), without, most);
    }

    /** @param found nearest first */
    private List<NearTrack> named(ScoreDoc[] found, String without, int most) throws IOException {
        List<NearTrack> near = new ArrayList<>();
        for (int i = 0; i < Math.min(found.length, most + TIED); i++) {
            Document document = searcher.storedFields().document(found[i].doc);
            if (!document.get(CID).equals(without)) {
                // Lucene's score of a cosine is (1 + cosine) / 2
                double cosine = Rounding.round4(2.0 * found[i].score - 1);
                near.add(new NearTrack(document.get(CID), document.get(INPUT), cosine));
            }
        }
        return near.stream().sorted(NearTrack.NEAREST).limit(most).toList();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
