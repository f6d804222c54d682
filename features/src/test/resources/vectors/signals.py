"""Formula-made test signals, the same in Java (org.tonemark.features.Signals): 44.1 kHz, mono, float32."""
import numpy as np

FS = 44100


def uniform(n, seed):
    """White uniform noise of unit variance: SplitMix64 of the sample index plus seed * 2**32."""
    with np.errstate(over="ignore"):
        z = (np.arange(1, n + 1, dtype=np.uint64) + np.uint64(seed << 32)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (2 * ((z >> np.uint64(11)).astype(float) * 2.0 ** -53) - 1) * np.sqrt(3)


def noise(n):
    return .1 * uniform(n, 1)


def lines(n, d, seed):
    """Noise with a slow swell, and lines at k*d (2-15 kHz) that follow the swell at -46 dB, phases k*k radians."""
    t = np.arange(n) / FS
    swell = .6 + .4 * np.sin(2 * np.pi * .7 * t)
    x = .1 * uniform(n, seed)
    for k in range(int(np.ceil(2000 / d)), int(15000 / d) + 1):
        x = x + .0015 * np.cos(2 * np.pi * k * d * t + (k * k) % 7)
    return swell * x


def music(n):
    """A chord progression with vibrato, decaying strokes at 120 bpm, and noise at -60 dB."""
    t = np.arange(n) / FS
    beat = t % .5
    chord = np.floor(t / 2) % 4
    root = np.array([220., 174.61, 261.63, 196.])[chord.astype(int)]
    x = .001 * uniform(n, 3)
    for i, ratio in enumerate((1., 1.25, 1.5, 2., 3., 4., 6., 8., 12.)):
        x = x + .12 / (i + 1) * np.sin(2 * np.pi * root * ratio * t + .8 * np.sin(2 * np.pi * (5 + .1 * i) * t))
    return (.3 + .7 * np.exp(-6 * beat)) * x + .15 * np.exp(-40 * beat) * uniform(n, 4)


def sweep(n):
    """Exponential sine sweep, 50 Hz to 3.5 kHz, over 6 s, repeated."""
    t = (np.arange(n) / FS) % 6.
    r = np.log(70.) / 6.
    return .3 * np.sin(2 * np.pi * 50. / r * (np.exp(r * t) - 1))


def signals():
    """name -> float32 samples"""
    return {k: v.astype(np.float32) for k, v in {
        "noise": noise(11 * FS), "lines200": lines(11 * FS, 200., 5), "lines86": lines(12 * FS + 77, FS / 512, 6),
        "music": music(11 * FS), "sweep": sweep(8 * FS), "silence": np.zeros(6 * FS), "short": noise(9000)}.items()}
