#!/usr/bin/env python3
"""Matching against two common ways of doing it in Python, over the same claims, in one run.

Usage: peers.py        (needs `pip install rapidfuzz scipy numpy`, and cargo)

- 10,000 claims: `rapidfuzz.process.cdist` with `token_set_ratio`, every pair, all cores
- 100,000 claims: a sparse TF-IDF matrix times its transpose (scipy), the ten best of each row

Prints seconds and how many times faster crosscheck is. It does more in its time: it aligns, scores and judges.
"""
import collections
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent


def own(n):
    """Seconds that crosscheck takes for n claims, and the claims' words."""
    with tempfile.NamedTemporaryFile("r", suffix=".txt", encoding="utf-8") as words:
        command = ["cargo", "bench", "--bench", "matching", "--", str(n), "--dump", words.name]
        out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        seconds = float(re.search(rf"^\s*{n}\s+([\d.]+)", out, re.M).group(1))
        return seconds, words.read().splitlines()


def all_pairs(lines, rows=2000):
    """cdist in stripes, so that the matrix fits in memory; scores below 60 are not wanted."""
    start = time.perf_counter()
    for i in range(0, len(lines), rows):
        process.cdist(lines[i : i + rows], lines, scorer=fuzz.token_set_ratio, score_cutoff=60, workers=-1, dtype=np.uint8)
    return time.perf_counter() - start


def sparse_join(lines, rows=2000, best=10):
    start = time.perf_counter()
    vocabulary, counted = {}, collections.Counter()
    for line in lines:
        counted.update(set(line.split()))
    indptr, indices, data = [0], [], []
    for line in lines:
        terms = collections.Counter(line.split())
        weights = {t: n * math.log(len(lines) / counted[t]) for t, n in terms.items()}
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        for t, w in weights.items():
            indices.append(vocabulary.setdefault(t, len(vocabulary)))
            data.append(w / norm)
        indptr.append(len(indices))
    matrix = csr_matrix((data, indices, indptr), shape=(len(lines), len(vocabulary)), dtype=np.float32)
    turned = matrix.T.tocsr()
    for i in range(0, len(lines), rows):
        product = (matrix[i : i + rows] @ turned).tocsr()
        for row in range(product.shape[0]):
            values = product.data[product.indptr[row] : product.indptr[row + 1]]
            if len(values) > best:
                np.argpartition(values, -best)[-best:]
    return time.perf_counter() - start


def main():
    for n, name, peer in ((10_000, "rapidfuzz cdist, all pairs", all_pairs), (100_000, "scipy TF-IDF, top 10", sparse_join)):
        ours, lines = own(n)
        theirs = peer(lines)
        print(f"{n} claims: crosscheck {ours:.2f} s, {name} {theirs:.2f} s: {theirs / ours:.1f} times as fast")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
