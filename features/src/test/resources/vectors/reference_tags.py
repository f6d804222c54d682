"""Independent reference of Tonemark's genre/mood descriptors ("tags-1"), pure numpy, float64.

Input : mono samples at 44,100 Hz (mean of the channels), one window of nominally 15 s (any 6.1 s and more).
Output: ordered dict of families -> vectors; `vector(x)` joins them in FAMILIES order (988 values).
Model input: per descriptor (v - mean)/std of the training rows, clipped to [-4, 4].
dB floors are relative to a window normalised to RMS 0.1, so the result is invariant to gain.
"""
import numpy as np

RATE, N, HOP = 22050, 2048, 512          # after decimation by two: 93 ms frames, 43.066 frames/s
F_LO, F_HI = 40.0, 8000.0                # nothing outside is looked at (16-kHz sources, lossy codecs)
N_MEL, N_MFCC = 64, 20
EPS = 1e-9
MIN_FRAMES = 256
FREQ = np.arange(N // 2 + 1) * RATE / N
FPS = RATE / HOP
CONTRAST_EDGES = (40, 200, 400, 800, 1600, 3200, 8000)
CONTRAST_ALPHA, CONTRAST_STEP = 0.1, 4   # contrast/valley/flatness bands on every 4th frame (cost: sorting)
KRUMHANSL_MAJOR = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
KRUMHANSL_MINOR = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])
MOD_SIZE, MOD_HOP = 256, 96              # fluctuation: 5.94-s segments of mel bands, resolution 0.168 Hz
MOD_EDGES = (1, 2, 3, 4, 6, 8, 11, 16, 23, 33, 46, 65)   # modulation bins, half-open: 0.17 .. 10.9 Hz
FAMILIES = ("mfcc", "mfccDelta", "mfccCorrelation", "mfccDeltaCorrelation", "mel", "melFlux", "shape",
            "contrast", "valley", "bandFlatness", "chroma", "harmonicPercussive", "rhythm", "fluctuation")


# ---------------------------------------------------------------- basics
def half_band():
    n = np.arange(-15, 16)
    w = 0.42 + 0.5 * np.cos(2 * np.pi * n / 32) + 0.08 * np.cos(4 * np.pi * n / 32)   # Blackman, 33 points less its zero ends
    h = 0.5 * np.sinc(0.5 * n) * w
    return h / h.sum()


def decimate(x):
    """y[i] = sum_{k=-15..15} h[k] x[2i-k], x zero outside."""
    return np.convolve(np.asarray(x, np.float64), half_band(), "same")[::2]


def mel_bank():
    """64 triangles, equally spaced on mel = 2595 log10(1 + f/700) over 40..8000 Hz, each of sum 1
    (a band without any bin in it takes the bin nearest its centre with weight 1)."""
    mel = lambda f: 2595 * np.log10(1 + f / 700)
    e = 700 * (10 ** (np.linspace(mel(F_LO), mel(F_HI), N_MEL + 2) / 2595) - 1)
    bank = np.zeros((N_MEL, len(FREQ)))
    for i in range(N_MEL):
        a, b, c = e[i:i + 3]
        w = np.maximum(0, np.minimum((FREQ - a) / (b - a), (c - FREQ) / (c - b)))
        if w.sum() == 0:
            w[np.argmin(abs(FREQ - b))] = 1
        bank[i] = w / w.sum()
    return bank


def dct_matrix():
    """Orthonormal DCT-II, 20 x 64."""
    d = np.cos(np.pi * np.outer(np.arange(N_MFCC), np.arange(N_MEL) + .5) / N_MEL) * np.sqrt(2 / N_MEL)
    d[0] /= np.sqrt(2)
    return d


def chroma_bank():
    """Bins of 100..4000 Hz; pitch p = 12 log2(f/440); class round(p) mod 12 (0 = A); weight exp(-((p-round p)/0.25)^2/2)."""
    c = np.zeros((12, len(FREQ)))
    for k, f in enumerate(FREQ):
        if 100 <= f <= 4000:
            p = 12 * np.log2(f / 440)
            q = int(np.floor(p + .5))
            c[q % 12, k] = np.exp(-.5 * ((p - q) / .25) ** 2)
    return c


MEL, DCT, CHROMA = mel_bank(), dct_matrix(), chroma_bank()


def skewness(x):
    """Biased, along the last axis; 0 where std < 1e-9."""
    d = x - x.mean(-1, keepdims=True)
    s = np.sqrt((d ** 2).mean(-1))
    return np.where(s < 1e-9, 0.0, (d ** 3).mean(-1) / np.maximum(s, 1e-9) ** 3)


def correlations(x):
    """Upper triangle (row-major, no diagonal) of the correlation of rows; 0 where a row is constant."""
    d = x - x.mean(1, keepdims=True)
    s = np.sqrt((d ** 2).mean(1))
    d = np.where(s[:, None] < 1e-9, 0.0, d / np.maximum(s, 1e-9)[:, None])
    return (d @ d.T / x.shape[1])[np.triu_indices(len(x), 1)]


def pearson(a, b):
    a, b = a - a.mean(), b - b.mean()
    d = np.sqrt((a @ a) * (b @ b))
    return a @ b / d if d > 1e-12 else 0.0


def five(x):
    """Rows -> means, std (population), skewness, 10 % and 90 % points (linear interpolation); grouped by statistic."""
    x = np.atleast_2d(x)
    return np.concatenate([x.mean(1), x.std(1), skewness(x), np.percentile(x, 10, axis=1), np.percentile(x, 90, axis=1)])


def mean_std(x):
    return np.concatenate([x.mean(1), x.std(1)])


def running_median(x, size):
    """Along axis 0, centred, odd size, edges reflected with the edge repeated (d c b a | a b c d | d c b a)."""
    r = size // 2
    p = np.pad(x, ((r, r), (0, 0)), mode="symmetric")
    return np.median(np.lib.stride_tricks.sliding_window_view(p, size, axis=0), axis=-1)


# ---------------------------------------------------------------- frames
def frames(x44):
    """Normalised samples -> (frames T x 2048, power T x 1025). Periodic Hann; power = |X|^2 / (N^2 * 0.375)."""
    y = decimate(x44)
    rms = np.sqrt(np.mean(y ** 2))
    if rms < 1e-5:
        raise ValueError("silent")
    y = y / rms * 0.1
    need = N + (MIN_FRAMES - 1 + 4) * HOP
    if len(y) < need:
        raise ValueError("shorter than 6.1 s")
    t = 1 + (len(y) - N) // HOP
    fr = np.lib.stride_tricks.sliding_window_view(y, N)[::HOP][:t]
    hann = .5 - .5 * np.cos(2 * np.pi * np.arange(N) / N)
    return fr, np.abs(np.fft.rfft(fr * hann, axis=1)) ** 2 / (N * N * .375)


def log_mel(power):
    """T x 64, 10 log10(mel power + 1e-9), floored at its largest value minus 80 dB."""
    l = 10 * np.log10(power @ MEL.T + 1e-9)
    return np.maximum(l, l.max() - 80)


# ---------------------------------------------------------------- families
def cepstrum(l):
    c = (l @ DCT.T).T                                                        # 20 x T
    d = (2 * c[:, 4:] + c[:, 3:-1] - c[:, 1:-3] - 2 * c[:, :-4]) / 10         # regression over +-2 frames, T-4
    return {"mfcc": mean_std(c), "mfccDelta": np.concatenate([d.std(1), skewness(c)]),
            "mfccCorrelation": correlations(c), "mfccDeltaCorrelation": correlations(d)}


def mel_statistics(l):
    b = l.T.reshape(32, 2, -1).mean(1)                                       # pairs of bands, dB mean: 32 x T
    d = b[:, 3:] - b[:, :-3]
    return {"mel": np.percentile(b, (10, 50, 90), axis=1).ravel(),           # 32 tens, 32 medians, 32 nineties
            "melFlux": np.concatenate([np.maximum(d, 0).mean(1), np.percentile(d, 90, axis=1), np.percentile(d, 98, axis=1)])}


def shape(fr, power):
    """log(centroid+1), log(bandwidth+1), log(rolloff 50, 85, 95 % +1), ln flatness, level dB minus its mean,
    log(zero-crossing share + 1e-3): five() of the eight rows."""
    k = (FREQ >= F_LO) & (FREQ <= F_HI)
    p, f = power[:, k], FREQ[k]
    s = p.sum(1) + 1e-12
    centroid = (p @ f) / s
    width = np.sqrt(np.maximum(0, (p @ f ** 2) / s - centroid ** 2))
    cum = np.cumsum(p, axis=1)
    roll = [f[np.minimum((cum < q * s[:, None]).sum(1), len(f) - 1)] for q in (.5, .85, .95)]
    flat = np.log(p + 1e-12).mean(1) - np.log(p.mean(1) + 1e-12)
    level = 10 * np.log10(power.sum(1) + 1e-9)
    zero = np.diff(np.signbit(fr), axis=1).mean(1)                           # changes / 2047
    return {"shape": five(np.array([np.log(centroid + 1), np.log(width + 1)] + [np.log(r + 1) for r in roll]
                                   + [flat, level - level.mean(), np.log(zero + 1e-3)]))}


def contrast(power):
    """Jiang 2002: per band the mean of the largest (peak) and smallest (valley) tenth of the bins, dB; and the band's flatness dB."""
    rows = {"contrast": [], "valley": [], "bandFlatness": []}
    for a, c in zip(CONTRAST_EDGES[:-1], CONTRAST_EDGES[1:]):
        q = power[::CONTRAST_STEP, (FREQ >= a) & (FREQ < c)]
        s = np.sort(q, axis=1)
        n = max(1, int(np.floor(s.shape[1] * CONTRAST_ALPHA + .5)))
        valley, peak = (10 * np.log10(v.mean(1) + 1e-10) for v in (s[:, :n], s[:, -n:]))
        rows["contrast"].append(peak - valley)
        rows["valley"].append(valley)
        rows["bandFlatness"].append(10 * (np.log10(q + 1e-12).mean(1) - np.log10(q.mean(1) + 1e-12)))
    return {k: mean_std(np.array(v)) for k, v in rows.items()}


def chroma(power):
    c = CHROMA @ np.sqrt(power).T                                            # 12 x T
    c = c / (c.sum(0) + EPS)
    m = c.mean(1)
    m = m / (m.sum() + 1e-12)
    major = [pearson(np.roll(KRUMHANSL_MAJOR, i), m) for i in range(12)]
    minor = [pearson(np.roll(KRUMHANSL_MINOR, i), m) for i in range(12)]
    root = int(np.argmax(major + minor)) % 12                                # first of equals
    slow = c[:, :c.shape[1] // 8 * 8].reshape(12, -1, 8).mean(2)             # 8-frame means
    entropy = lambda v: -(v * np.log(v + EPS)).sum(0)
    e, es, move = entropy(c), entropy(slow), np.abs(np.diff(slow, axis=1)).sum(0)
    scalars = [max(major), max(minor), max(major) - max(minor), e.mean(), e.std(), es.mean(), es.std(), move.mean(),
               move.std(), c.max(0).mean(), m.max(), np.sort(m)[-3:].sum()]
    energy = (c ** 2).sum(0) + 1e-12
    interval = [np.mean((c * np.roll(c, i, axis=0)).sum(0) / energy) for i in range(1, 7)]
    return {"chroma": np.concatenate([scalars, np.abs(np.fft.rfft(m))[1:], interval, np.roll(m, -root)])}   # 12+6+6+12


def harmonic_percussive(l):
    """Fitzgerald's medians on log-mel: H over 17 frames of time, P over 9 bands of frequency."""
    h, p = running_median(l, 17), running_median(l.T, 9).T
    a = h - p
    eight = a.reshape(len(a), 8, 8)                                          # frame, group of 8 bands, band
    return {"harmonicPercussive": np.concatenate([five(a.mean(1)), eight.mean((0, 2)), eight.std((0, 2)),
                                                  five(np.maximum(l - h, 0).mean(1)), five(np.maximum(l - p, 0).mean(1))])}


def onset_envelope(l):
    """Mean positive dB change over two frames, minus its 43-frame running mean (edge values repeated); length T-2."""
    o = np.maximum(0, l[2:] - l[:-2]).mean(1)
    return o - np.convolve(np.pad(o, 21, mode="edge"), np.ones(43) / 43, "valid")


def rhythm(l):
    o = onset_envelope(l)
    a = np.fft.irfft(np.abs(np.fft.rfft(o, 4096)) ** 2)[:300]                # linear autocorrelation, lags 0..299
    a = a / (a[0] + EPS)
    lag = np.arange(300)
    bpm = 60 * FPS / np.maximum(lag, 1)
    in_range = (bpm >= 40) & (bpm <= 240)
    best = int(np.where(in_range, a * np.exp(-.5 * np.log2(bpm / 120) ** 2), -9).argmax())
    peak = (o[1:-1] > o[:-2]) & (o[1:-1] >= o[2:]) & (o[1:-1] > .8 * o.std())
    thirds = [a[(bpm >= 40 * 2 ** (i / 3)) & (bpm < 40 * 2 ** ((i + 1) / 3))].max() for i in range(8)]
    return {"rhythm": np.concatenate([[np.log2(bpm[best]), a[best], a[20:].max(), a[20:].std(), peak.sum() / (len(o) / FPS),
                                       np.log(o.std() + 1e-3), float(skewness(o)), np.log(np.maximum(o, 0).mean() + 1e-3),
                                       np.percentile(o, 95)], thirds])}


def fluctuation(l):
    """Pampalk/Rauber-like: 16 bands (means of 4 mel bands, dB), segments of 256 frames every 96, mean removed, symmetric
    Hann (0.5 - 0.5 cos(2 pi n/255)), magnitude spectrum; median over segments; mean over MOD_EDGES; ln(. + 0.01).
    Order: modulation band outer, mel band inner."""
    b = l.T.reshape(16, 4, -1).mean(1)
    hann = .5 - .5 * np.cos(2 * np.pi * np.arange(MOD_SIZE) / (MOD_SIZE - 1))
    seg = [b[:, s:s + MOD_SIZE] for s in range(0, b.shape[1] - MOD_SIZE + 1, MOD_HOP)]
    g = np.median([np.abs(np.fft.rfft((q - q.mean(1, keepdims=True)) * hann, axis=1)) for q in seg], axis=0)
    return {"fluctuation": np.array([np.log(g[:, a:c].mean(1) + .01) for a, c in zip(MOD_EDGES[:-1], MOD_EDGES[1:])]).ravel()}


def describe(x44):
    fr, power = frames(x44)
    l = log_mel(power)
    d = {**cepstrum(l), **mel_statistics(l), **shape(fr, power), **contrast(power), **chroma(power),
         **harmonic_percussive(l), **rhythm(l), **fluctuation(l)}
    return {k: d[k] for k in FAMILIES}


def vector(x44):
    return np.concatenate(list(describe(x44).values()))
