"""Writes origin.tsv: what reference_origin.py measures on the signals of signals.py. Needs numpy and scipy."""
import os

import numpy as np

import reference_origin as ref
from signals import signals

BANDS = [f"{lo}-{hi}" for lo, hi in zip(ref.BANDS[:-1], ref.BANDS[1:])]


def rows():
    for name, x in signals().items():
        x = x.astype(float)
        X = ref.stft(x)
        scores, end = ref.lock_scores(x, X=X)
        yield name, "end", end
        yield name, "s", ref.lock_s(scores)
        core = [i for i, (_, _, d) in enumerate(ref.spacings()) if min(abs(d - c) for c in ref.CORE) < 1e-6]
        best = max(core, key=lambda i: min(scores[i, 2], scores[i, 3]))
        yield from zip([name] * 2, ("lr_const", "lr_wide"), ref.likelihood_ratios(X, ref.spacings()[best][2], end))
        comb = ref.comb_scores(X)
        for i, (_, _, d) in enumerate(ref.spacings()):
            for j, what in enumerate(("n", "lock", "zl", "zc")):
                yield name, f"{what}.{i}", scores[i, j]
            yield name, f"comb.{i}", comb[i]
        names = [f"partial.{n}.{b}.{f}" for n, _ in ref.PARTIAL_WINDOWS for b in BANDS for f in ref.PER_BAND]
        for n, v in zip(names, ref.partial_features(ref.to16k(x))):
            yield name, n, v


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "origin.tsv"), "w") as out:
        for signal, name, value in rows():
            out.write(f"{signal}\t{name}\t{value:.9g}\n")
