"""Writes tags.tsv: what reference_tags.py measures on the signals of signals.py. Needs numpy."""
import os

import reference_tags as ref
from signals import signals

if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "tags.tsv"), "w") as out:
        for signal, x in signals().items():
            try:
                families = ref.describe(x.astype(float))
            except ValueError:
                continue
            for family, values in families.items():
                for i, value in enumerate(values):
                    out.write(f"{signal}\t{family}.{i}\t{value:.9g}\n")
