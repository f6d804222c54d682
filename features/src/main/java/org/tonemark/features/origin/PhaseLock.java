package org.tonemark.features.origin;

/**
 * How steadily the phase of each candidate line turns. With U = X/|X| the phase-only STFT and b the bin nearest to f,
 * {@code p(f) = |mean_t U[t,b]·exp(−2πi·f·t·hop/fs)|²}; the null in the same bin is p(f + δ) at twenty
 * δ = ±0.4…2.3 Hz, and {@code v = p(f) / mean_δ p(f + δ)} is about Exp(1) where nothing is locked.
 *
 * <p>Cost: lines are demodulated in blocks of neighbouring frequencies; ±δ share their products, and so do times
 * mirrored about the middle of the window, which leaves a quarter of the multiplications; all inner loops run over
 * lines, so that they vectorise. One instance serves one thread.
 */
final class PhaseLock {
    /** Half the number of null frequencies; the others are their mirror images. */
    static final int PAIRS = 10;

    private static final int BLOCK = 64;
    private static final double TINY = 1e-12;

    private final LineLattice lattice;
    private final int hop;
    /** log(1 + v) of each line. */
    final double[] lock;
    /** log(1 + p(f+δ)/mean_δ p) of each line on a whole lattice, {@code [line·20 + δ]}. */
    final double[] nullLock;

    private float[] unitRe = {};
    private float[] unitIm = {};
    private float[] evenRe = {};
    private float[] evenIm = {};
    private float[] oddRe = {};
    private float[] oddIm = {};
    private float[] cosDelta = {};
    private float[] sinDelta = {};
    private int frames;

    private final int[] phase = new int[BLOCK];
    private final int[] mirror = new int[BLOCK];
    private final float[] sumA = new float[BLOCK];
    private final float[] sumB = new float[BLOCK];
    private final float[] sumC = new float[BLOCK];
    private final float[] sumD = new float[BLOCK];
    private final float[][] power = new float[2 * PAIRS + 1][BLOCK];

    PhaseLock(LineLattice lattice, int hop) {
        this.lattice = lattice;
        this.hop = hop;
        this.lock = new double[lattice.size];
        this.nullLock = new double[lattice.size * 2 * PAIRS];
    }

    /** Fills {@link #lock} and {@link #nullLock} for the lines up to {@code endHz}; returns their number. */
    int measure(LineSpectra spectra, double endHz) {
        prepare(spectra);
        int lines = 0;
        while (lines < lattice.size && lattice.hertz[lines] <= endHz) {
            lines++;
        }
        for (int first = 0; first < lines; first += BLOCK) {
            int n = Math.min(BLOCK, lines - first);
            demodulate(first, n);
            measureBlock(first, n);
        }
        return lines;
    }

    private void prepare(LineSpectra spectra) {
        if (frames != spectra.frames()) {
            frames = spectra.frames();
            int half = rows();
            unitRe = new float[frames * LineSpectra.WIDTH];
            unitIm = new float[frames * LineSpectra.WIDTH];
            evenRe = new float[half * BLOCK];
            evenIm = new float[half * BLOCK];
            oddRe = new float[half * BLOCK];
            oddIm = new float[half * BLOCK];
            tabulateDeltas(half);
        }
        normalise(spectra.re(), spectra.im(), unitRe, unitIm, frames * LineSpectra.WIDTH);
    }

    /** Mirrored pairs of frames, rounded up to a multiple of four; the rest stay zero. */
    private int rows() {
        return ((frames + 1) / 2 + 3) / 4 * 4;
    }

    private void tabulateDeltas(int half) {
        cosDelta = new float[PAIRS * half];
        sinDelta = new float[PAIRS * half];
        for (int d = 0; d < PAIRS; d++) {
            double delta = 0.4 + 1.9 * d / (PAIRS - 1);
            for (int r = 0; r < (frames + 1) / 2; r++) {
                double time = frames - 1 - r - 0.5 * (frames - 1);
                double angle = 2 * StrictMath.PI * delta * time * hop / LineSpacing.SAMPLE_RATE;
                cosDelta[d * half + r] = (float) StrictMath.cos(angle);
                sinDelta[d * half + r] = (float) StrictMath.sin(angle);
            }
        }
    }

    private static void normalise(float[] re, float[] im, float[] outRe, float[] outIm, int n) {
        for (int i = 0; i < n; i++) {
            float scale = 1 / (float) Math.sqrt(re[i] * re[i] + im[i] * im[i] + 1e-24f);
            outRe[i] = re[i] * scale;
            outIm[i] = im[i] * scale;
        }
    }

    /** Even and odd parts in time, about the middle of the window, of the block's demodulated phases. */
    private void demodulate(int first, int n) {
        for (int l = 0; l < n; l++) {
            phase[l] = 0;
            mirror[l] = (int) ((long) lattice.step[first + l] * (frames - 1) % lattice.modulus[first + l]);
        }
        for (int r = 0; r < (frames + 1) / 2; r++) {
            demodulateRow(first, n, r * LineSpectra.WIDTH, (frames - 1 - r) * LineSpectra.WIDTH, r * BLOCK);
        }
        if (frames % 2 == 1) {
            halveMiddle((frames / 2) * BLOCK, n);
        }
    }

    private void demodulateRow(int first, int n, int early, int late, int out) {
        float[] cos = lattice.cos;
        float[] sin = lattice.sin;
        for (int l = 0; l < n; l++) {
            int i = first + l;
            int column = lattice.column[i];
            int a = lattice.offset[i] + phase[l];
            int b = lattice.offset[i] + mirror[l];
            float ar = unitRe[early + column] * cos[a] + unitIm[early + column] * sin[a];
            float ai = unitIm[early + column] * cos[a] - unitRe[early + column] * sin[a];
            float br = unitRe[late + column] * cos[b] + unitIm[late + column] * sin[b];
            float bi = unitIm[late + column] * cos[b] - unitRe[late + column] * sin[b];
            evenRe[out + l] = br + ar;
            evenIm[out + l] = bi + ai;
            oddRe[out + l] = br - ar;
            oddIm[out + l] = bi - ai;
            int up = phase[l] + lattice.step[i];
            phase[l] = up >= lattice.modulus[i] ? up - lattice.modulus[i] : up;
            int down = mirror[l] - lattice.step[i];
            mirror[l] = down < 0 ? down + lattice.modulus[i] : down;
        }
    }

    /** The middle frame of an odd number was paired with itself. */
    private void halveMiddle(int row, int n) {
        for (int l = 0; l < n; l++) {
            evenRe[row + l] *= 0.5f;
            evenIm[row + l] *= 0.5f;
        }
    }

    private void measureBlock(int first, int n) {
        int half = rows();
        clear();
        for (int r = 0; r < half; r += 4) {
            add4(evenRe, r * BLOCK, 1, 1, 1, 1, sumA);
            add4(evenIm, r * BLOCK, 1, 1, 1, 1, sumB);
        }
        for (int l = 0; l < BLOCK; l++) {
            power[0][l] = sumA[l] * sumA[l] + sumB[l] * sumB[l];
        }
        for (int d = 0; d < PAIRS; d++) {
            accumulate(d * half, half);
            float[] above = power[1 + 2 * d];
            float[] below = power[2 + 2 * d];
            for (int l = 0; l < BLOCK; l++) {
                float ur = sumA[l] + sumB[l];
                float ui = sumD[l] - sumC[l];
                float dr = sumA[l] - sumB[l];
                float di = sumD[l] + sumC[l];
                above[l] = ur * ur + ui * ui;
                below[l] = dr * dr + di * di;
            }
        }
        for (int l = 0; l < n; l++) {
            score(first + l, l);
        }
    }

    private void clear() {
        for (int l = 0; l < BLOCK; l++) {
            sumA[l] = 0;
            sumB[l] = 0;
            sumC[l] = 0;
            sumD[l] = 0;
        }
    }

    /** With Z = x + iy and e^{−iθ}: A = Σx·cosθ, B = Σy·sinθ, C = Σx·sinθ, D = Σy·cosθ. */
    private void accumulate(int table, int half) {
        clear();
        for (int r = 0; r < half; r += 4) {
            int row = r * BLOCK;
            float c0 = cosDelta[table + r];
            float c1 = cosDelta[table + r + 1];
            float c2 = cosDelta[table + r + 2];
            float c3 = cosDelta[table + r + 3];
            float s0 = sinDelta[table + r];
            float s1 = sinDelta[table + r + 1];
            float s2 = sinDelta[table + r + 2];
            float s3 = sinDelta[table + r + 3];
            add4(evenRe, row, c0, c1, c2, c3, sumA);
            add4(oddIm, row, s0, s1, s2, s3, sumB);
            add4(oddRe, row, s0, s1, s2, s3, sumC);
            add4(evenIm, row, c0, c1, c2, c3, sumD);
        }
    }

    private static void add4(float[] x, int row, float w0, float w1, float w2, float w3, float[] sum) {
        for (int l = 0; l < BLOCK; l++) {
            sum[l] += x[row + l] * w0
                    + x[row + BLOCK + l] * w1
                    + x[row + 2 * BLOCK + l] * w2
                    + x[row + 3 * BLOCK + l] * w3;
        }
    }

    private void score(int line, int l) {
        double scale = 1.0 / ((double) frames * frames);
        double sum = 0;
        for (int d = 1; d <= 2 * PAIRS; d++) {
            sum += power[d][l] * scale;
        }
        double mean = Math.max(sum / (2 * PAIRS), TINY);
        lock[line] = Math.log1p(power[0][l] * scale / mean);
        if (LineLattice.isWhole(lattice.key[line])) {
            for (int d = 0; d < 2 * PAIRS; d++) {
                nullLock[line * 2 * PAIRS + d] = Math.log1p(power[1 + d][l] * scale / mean);
            }
        }
    }
}
