"""Writes origin.tsv: what reference_origin.py measures on the signals of signals.py. Needs numpy and scipy."""
import os

import numpy as np
from scipy.ndimage import maximum_filter1d, median_filter

import reference_origin as ref
from signals import signals

BANDS = [f"{lo}-{hi}" for lo, hi in zip(ref.BANDS[:-1], ref.BANDS[1:])]


def likelihood_ratios(X, d, end):
    """Does a line follow its own band, and does it last? Over the 40 best-locked lines of spacing d."""
    f = ref.grid_frequencies(d, 0., ref.F_LOW, end)
    if not len(f):
        return 0., 0., 0.
    v = ref.lock_values(ref.lock_spectrum(X), f)[0]
    P = np.abs(X) ** 2
    n, fs, hop = ref.N_FFT, ref.FS, ref.LOCK_HOP
    W = P[:, int(np.ceil(100 * n / fs)):int(8000 * n / fs) + 1].sum(1)
    const, wide, thirds = [], [], []
    third = np.arange(len(X)) * 3 // len(X)
    for fk in f[np.argsort(-v, kind="stable")[:40]]:
        b = int(round(fk * n / fs))
        Y = X[:, b] * np.exp(-2j * np.pi * ((fk * np.arange(len(X)) * hop / fs) % 1))
        B = np.median(P[:, b - 75:b + 76], axis=1) / .7 + 1e-12
        q = lambda m: np.abs(np.sum(Y * m / B)) ** 2 / np.sum(m ** 2 / B)
        const.append(np.log(q(np.sqrt(B)) / q(np.ones_like(B))))
        wide.append(np.log(q(np.sqrt(B)) / q(np.sqrt(W))))
        Z = Y / np.sqrt(B)
        thirds.append([np.log1p(np.abs(Z[third == j].sum()) ** 2 / max(1, (third == j).sum())) for j in range(3)])
    return np.median(const), np.median(wide), np.mean(thirds, 0).min()


def halved(table, best):
    """Share of the best spacing's score that half of it has; 0 where half of it is not scored."""
    starts = np.cumsum([0] + [len(ds) for _, ds in ref.FAMILIES])
    s = np.minimum(table[:, 1], table[:, 2])
    return max(0., s[best - 1]) / s[best] if best not in starts and s[best] > 0 else 0.


def comb_scores(db, spacings):
    """The magnitude comb, z per spacing."""
    r = np.clip(db - median_filter(db, 41, mode="nearest"), -3, 5)
    m3 = maximum_filter1d(r, 3)
    out = []
    for d in spacings:
        k = np.arange(np.ceil(ref.F_LOW / d), np.floor(ref.F_HIGH / d))
        at = lambda o: m3[np.round((k + o) * d * ref.N_FFT / ref.FS).astype(int)].mean()
        null = np.array([at(o) for o in np.linspace(.12, .88, 24)])
        out.append((at(0.) - null.mean()) / (null.std() + .02))
    return out


def rows():
    for name, x in signals().items():
        x = x.astype(float)
        X = ref.stft(x, hop=ref.LOCK_HOP)
        table, end = ref.lines(x, X=X)
        spacings = [d for _, ds in ref.FAMILIES for d in ds]
        yield name, "end", end
        for i, v in enumerate(ref.line_features(table)):
            yield name, f"lines.{i}", v
        best = int(np.argmax(np.minimum(table[:, 1], table[:, 2])))
        asked = table[best, 1:].min() >= 1
        ratios = likelihood_ratios(X, spacings[best], end) if asked else (0., 0., 0.)
        yield from zip([name] * 3, ("lr_const", "lr_wide", "third"), ratios)
        yield name, "halved", halved(table, best)
        comb = comb_scores(ref.mean_db(X), spacings)
        for i in range(len(spacings)):
            for j, what in enumerate(("n", "zl", "zc")):
                yield name, f"{what}.{i}", table[i, j]
            yield name, f"comb.{i}", comb[i]
        names = [f"partial.{n}.{b}.{f}" for n, _ in ref.PARTIAL_WINDOWS for b in BANDS for f in ref.PER_BAND]
        for n, v in zip(names, ref.partial_features(ref.to16k(x))):
            yield name, n, v


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "origin.tsv"), "w") as out:
        for signal, name, value in rows():
            out.write(f"{signal}\t{name}\t{value:.9g}\n")
