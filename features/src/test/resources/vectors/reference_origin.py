"""Tonemark origin evidence: independent reference implementation (pure functions, float64).

Input of everything: `x`, mono float samples (mean of the channels) at 44,100 Hz, one window (<= 15 s).
  lines:    decoder lines are phase-locked        -> lines, line_features
  partials: unsteadiness of tracked partials      -> partial_features(to16k(x))
Quantiles are numpy's default ("linear", type 7). Logs are natural unless written log10.
"""
import numpy as np
from scipy.ndimage import maximum_filter1d
from scipy.signal import resample_poly

FS = 44100
N_FFT = 16384
HOP = 4096
OFFSETS = tuple((a, q) for q in (3, 5, 7) for a in range(1, q))  # 1/3 .. 6/7: 12 sub-grid offsets
DELTAS = np.concatenate([-np.linspace(.4, 2.3, 10)[::-1], np.linspace(.4, 2.3, 10)])  # Hz, the null, 20 values
FORBIDDEN = (689.0625, 750.0, 500.0)  # lines within FORBIDDEN_HZ of their multiples are dropped
FORBIDDEN_HZ = .6
F_LOW, F_HIGH = 3000.0, 15500.0
MIN_LINES = 8


# ------------------------------------------------------------------ STFT
def hann(n):
    """Periodic Hann window."""
    return .5 - .5 * np.cos(2 * np.pi * np.arange(n) / n)


def stft(x, n=N_FFT, hop=HOP):
    """[frames, n/2+1] complex, frame t starts at sample t*hop, no padding, no scaling; short input is zero-padded to n."""
    if len(x) < n:
        x = np.pad(x, (0, n - len(x)))
    t = 1 + (len(x) - n) // hop
    frames = np.lib.stride_tricks.as_strided(x, (t, n), (x.strides[0] * hop, x.strides[0]))
    return np.fft.rfft(frames * hann(n), axis=1)


def mean_db(X):
    """Mean over time of the dB spectrum, each frame clipped to -100..60 dB (full scale sine = 78.3 dB: unscaled FFT)."""
    return np.clip(20 * np.log10(np.abs(X) + 1e-12), -100, 60).mean(0)


def running_mean(v, n):
    """Centred mean over n (odd) entries of the last axis, windows cut at the ends."""
    h = n // 2
    c = np.cumsum(np.concatenate([np.zeros(v.shape[:-1] + (1,)), v], -1), -1)
    i = np.arange(v.shape[-1])
    lo, hi = np.maximum(i - h, 0), np.minimum(i + h + 1, v.shape[-1])
    return (c[..., hi] - c[..., lo]) / (hi - lo)


def content_end(db, fs=FS, n=N_FFT):
    """Hz: last bin of the 31-bin-smoothed mean-dB spectrum above max(median(3-5 kHz) - 50, -75) dB, minus 150 Hz, at most 15.5 kHz."""
    s = running_mean(db, 31)
    f = np.arange(len(db)) * fs / n
    floor = max(np.median(s[(f >= 3000) & (f <= 5000)]) - 50, -75)
    above = np.nonzero(s > floor)[0]
    return min((f[above[-1]] if len(above) else 0.) - 150, F_HIGH)


# ------------------------------------------------------------------ Family 1: phase lock
def allowed(f):
    """False within .6 Hz of a multiple of a forbidden spacing."""
    ok = np.ones(len(f), bool)
    for w in FORBIDDEN:
        ok &= np.abs(f - w * np.round(f / w)) > FORBIDDEN_HZ
    return ok


def unit(X):
    return X / np.maximum(np.abs(X), 1e-12)


# One zero-padded FFT over time per STFT bin gives the phase coherence at every frequency of the bin at once:
# frames t start at t*hop, so frequency f = i*cell (cell = FS/hop/PAD Hz) sits in cell i mod PAD of the FFT over t of its bin.
LOCK_HOP = 8192
LOCK_PAD = 256
# decoder spacings by rule: 25 Hz * 2^a (hop 160, 320, 640 ... at 16/24/32/48 kHz), 44100 / (2^a {1, 3, 5, 15}), 31.25 * 2^a
FAMILIES = (
    ("25", tuple(25. * 2 ** a for a in range(6))),                    # 25 .. 800
    ("44100/2^a", tuple(44100. / 2 ** a for a in range(11, 6, -1))),  # 21.53 .. 344.53
    ("44100/15", tuple(44100. / 15 / 2 ** a for a in range(7, 2, -1))),  # 22.97 .. 367.5
    ("44100/5", tuple(44100. / 5 / 2 ** a for a in range(8, 4, -1))),    # 34.45 .. 275.6
    ("44100/3", tuple(44100. / 3 / 2 ** a for a in range(9, 4, -1))),    # 28.71 .. 459.4
    ("31.25", (31.25, 62.5)),
)


def lock_spectrum(X, hop=LOCK_HOP, pad=LOCK_PAD):
    """P[bin, cell]: |FFT over t, zero-padded to pad, of X/|X||^2 / T^2; all bins (the product computes 3-15.5 kHz only)."""
    U = unit(X)
    T = U.shape[0]
    assert T <= pad
    return (np.abs(np.fft.fft(U, n=pad, axis=0)) ** 2 / T ** 2).T


def lock_values(P, f, hop=LOCK_HOP, n=N_FFT, fs=FS):
    """For frequencies f: log(1+v), and the 20 null values log(1+v_delta): v = P(f)/null, null = mean of P over .4 <= |delta| <= 2.3 Hz."""
    pad = P.shape[1]
    cell = fs / hop / pad
    b = np.round(f * n / fs).astype(int)
    i = np.round(f / cell).astype(int)
    k1, k2 = int(round(.4 / cell)), int(round(2.3 / cell))
    ring = np.concatenate([np.arange(-k2, -k1 + 1), np.arange(k1, k2 + 1)])
    null = np.maximum(P[b[:, None], (i[:, None] + ring) % pad].mean(1), 1e-12)
    delta = np.round(DELTAS / cell).astype(int)
    return np.log1p(P[b, i % pad] / null), np.log1p(P[b[:, None], (i[:, None] + delta) % pad] / null[:, None])


def grid_frequencies(d, offset, low, end):
    k = np.arange(np.floor(low / d) - 1, np.floor(end / d) + 2)
    f = (k + offset) * d
    f = f[(f >= low) & (f <= end)]
    return f[allowed(f)]


def lock_spacing(P, d, end, hop=LOCK_HOP, low=F_LOW):
    """(n, zl, zc) of spacing d: zeros below 8 lines. Off-grids a/q, q = 3, 5, 7; none is skipped."""
    f = grid_frequencies(d, 0., low, end)
    if len(f) < MIN_LINES:
        return len(f), 0., 0.
    v, vd = lock_values(P, f, hop)
    s, sd = v.mean(), vd.mean(0)
    off = []
    for a, q in OFFSETS:
        fo = grid_frequencies(d, a / q, low, end)
        if len(fo):
            off.append(lock_values(P, fo, hop)[0].mean())
    return len(f), (s - sd.mean()) / (sd.std() + .02), (s - max(off)) / (.5 / np.sqrt(len(f)) + .05)


def lines(x, hop=LOCK_HOP, pad=LOCK_PAD, X=None, low=F_LOW):
    """[spacing, 3] (n, zl, zc) over FAMILIES in order (27 spacings), end of content (Hz)."""
    X = stft(x, N_FFT, hop) if X is None else X
    end = content_end(mean_db(X))
    P = lock_spectrum(X, hop, pad)
    return np.array([lock_spacing(P, d, end, hop, low) for _, ds in FAMILIES for d in ds]), end


def line_features(table):
    """7 values: per family the max over its spacings of min(zl, zc) (6), then their maximum s. Never NaN."""
    m = np.minimum(table[:, 1], table[:, 2])
    out, at = [], 0
    for _, ds in FAMILIES:
        out.append(m[at:at + len(ds)].max())
        at += len(ds)
    return np.array(out + [max(out)])


# ------------------------------------------------------------------ Family 2: partial instability
FS16 = 16000
PARTIAL_WINDOWS = ((4096, 1024), (512, 64))
BANDS = (150, 300, 600, 1000, 1500, 2200, 3200, 4800, 6800)  # Hz, 8 bands
MIN_PEAKS = 30
PARTIAL_SECONDS = 15
PER_BAND = ("log_med_d2phi", "log_q25_d2phi", "log_q90_d2phi", "log_med_d2L", "log_med_d2phi_bins", "med_prominence", "log_share_stable")


def to16k(x):
    """44.1 -> 16 kHz: polyphase 160/441, scipy's default FIR (2*10*441+1 taps, Kaiser beta 5, cut-off 1/441)."""
    return resample_poly(x, 160, 441)


def dither(n):
    """White uniform noise, rms -70 dB re 1, from SplitMix64 of the sample index (seed 0): reproducible in any language."""
    with np.errstate(over="ignore"):
        z = (np.arange(1, n + 1, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    u = (z >> np.uint64(11)).astype(float) * 2.0 ** -53
    return (2 * u - 1) * np.sqrt(3) * 10 ** (-70 / 20)


def middle(x, n):
    at = max(0, (len(x) - n) // 2)
    return x[at:at + n]


def wrap(a):
    return a - 2 * np.pi * np.round(a / (2 * np.pi))


def partial_window(y, n, hop, fs=FS16):
    """[8 bands, 7] features (PER_BAND), NaN where a band has fewer than 30 stable peaks."""
    S = stft(y, n, hop)
    L = 20 * np.log10(np.abs(S) + 1e-7)
    phi = np.angle(S)
    loc = running_mean(L, 41)
    peak = (L == maximum_filter1d(L, 7, axis=1, mode="nearest")) & (L > loc + 9) & (L > np.quantile(L, .995) - 45)
    peak[:, 0] = peak[:, -1] = False
    near = maximum_filter1d(peak.astype(np.uint8), 3, axis=1, mode="constant") > 0  # a peak within +-1 bin
    stable = np.zeros_like(peak)
    stable[1:-1] = peak[1:-1] & near[:-2] & near[2:]
    f = np.arange(L.shape[1]) * fs / n
    out = np.full((len(BANDS) - 1, len(PER_BAND)), np.nan)
    for i, (lo, hi) in enumerate(zip(BANDS[:-1], BANDS[1:])):
        cols = np.nonzero((f >= lo) & (f < hi))[0]
        t, c = np.nonzero(stable[:, cols])
        if len(t) < MIN_PEAKS:
            continue
        c = cols[c]
        d2 = np.abs(wrap(phi[t + 1, c] - 2 * phi[t, c] + phi[t - 1, c]))
        dL = np.abs(L[t + 1, c] - 2 * L[t, c] + L[t - 1, c])
        db = np.abs(wrap(phi[t, c + 1] - 2 * phi[t, c] + phi[t, c - 1]))
        q25, q50, q90 = np.quantile(d2, [.25, .5, .9])
        eps = 1e-4
        out[i] = (np.log(q50 + eps), np.log(q25 + eps), np.log(q90 + eps), np.log(np.median(dL) + eps), np.log(np.median(db) + eps),
                  np.median(L[t, c] - loc[t, c]), np.log(len(t) / max(1, peak[1:-1][:, cols].sum())))
    return out


def prepare_partials(x16):
    """Middle <= 15 s, sd .07, dither."""
    y = middle(x16, PARTIAL_SECONDS * FS16)
    y = y * (.07 / max(y.std(), 1e-9))
    return y + dither(len(y))


def partial_features(x16, windows=PARTIAL_WINDOWS):
    """[windows * 8 bands * 7] in that order (window, band, feature), NaN = not enough stable peaks."""
    y = prepare_partials(x16)
    return np.concatenate([partial_window(y, n, hop).ravel() for n, hop in windows])
