package org.tonemark.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.model.ModelFiles;

/**
 * Sends a model bundle to executors as the bytes of its files, and makes one analyzer a JVM of it, whatever the number
 * of tasks.
 */
public final class BundleFactory implements TrackAnalyzer.Factory {
    private static final long serialVersionUID = 1L;
    private static @Nullable BundleFactory loadedFrom;
    private static @Nullable TrackAnalyzer loaded;

    private final ModelFiles files;
    private final String model;
    private final transient @Nullable ModelBundle bundle;

    public BundleFactory(ModelBundle bundle) {
        this.bundle = bundle;
        files = bundle.files();
        model = bundle.id();
        remember(this, bundle);
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public TrackAnalyzer get() {
        return analyzer(this);
    }

    /** The bundle it was made of; only where it was made, not on executors. */
    public Optional<ModelBundle> bundle() {
        return Optional.ofNullable(bundle);
    }

    private static synchronized TrackAnalyzer analyzer(BundleFactory factory) {
        TrackAnalyzer known = loaded;
        if (known != null && loadedFrom != null && loadedFrom.sameModel(factory)) {
            return known;
        }
        return remember(factory, ModelBundle.of(factory.files));
    }

    private static synchronized TrackAnalyzer remember(BundleFactory factory, ModelBundle bundle) {
        TrackAnalyzer analyzer = new MeasuringAnalyzer(new FfmpegDecoder(), bundle::score);
        loadedFrom = factory;
        loaded = analyzer;
        return analyzer;
    }

    /** The list of checksums stands for the whole bundle. */
    private boolean sameModel(BundleFactory other) {
        return this == other || java.util.Arrays.equals(files.get(ModelFiles.SUMS), other.files.get(ModelFiles.SUMS));
    }
}
