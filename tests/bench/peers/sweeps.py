"""Plain sweeps h <- min(1, h0 + W h) with scipy.sparse, many shocks side by side as the columns of h.

sweeps.py NETWORK: reads the matrix, then answers a line "milliseconds of processor time, sweeps" for each line
  TOLERANCE BANK BANK ...                                   each of these banks fails alone
  draw TOLERANCE SCENARIOS BATCH PROBABILITY LOADING SEED   banks fail at random, correlated through one factor; the
                                                            losses of each scenario are added up
"""

import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import ndtri


def read_network(path):
    with open(path, "rb") as file:
        count, claims = np.fromfile(file, np.uint32, 2)
        starts = np.fromfile(file, np.uint32, count + 1)
        columns = np.fromfile(file, np.uint32, claims)
        weights = np.fromfile(file, np.float64, claims)
    return csr_matrix((weights, columns.astype(np.int32), starts.astype(np.int32)), shape=(count, count))


def sweep(leverage, tolerance, shock):
    here = shock
    sweeps = 0
    while True:
        image = leverage @ here
        image += shock
        np.minimum(image, 1, out=image)
        sweeps += 1
        change = np.abs(image - here).max()
        here = image
        if change < tolerance:
            return here, sweeps


def fail_alone(leverage, tolerance, *banks):
    shock = np.zeros((leverage.shape[0], len(banks)))
    shock[[int(bank) for bank in banks], np.arange(len(banks))] = 1
    return sweep(leverage, float(tolerance), shock)[1]


def draw(leverage, tolerance, scenarios, batch, probability, loading, seed):
    count = leverage.shape[0]
    capital = np.diff(leverage.indptr).astype(float)
    threshold, common = ndtri(float(probability)), float(loading)
    stream = np.random.Generator(np.random.Philox(int(seed)))
    most = 0
    for first in range(0, int(scenarios), int(batch)):
        size = min(int(batch), int(scenarios) - first)
        values = common * stream.standard_normal(size) + np.sqrt(1 - common**2) * stream.standard_normal((count, size))
        losses, sweeps = sweep(leverage, float(tolerance), (values < threshold).astype(float))
        capital @ losses
        most = max(most, sweeps)
    return most


leverage = read_network(sys.argv[1])
for line in sys.stdin:
    words = line.split()
    began = time.thread_time()
    sweeps = draw(leverage, *words[1:]) if words[0] == "draw" else fail_alone(leverage, *words)
    print(1000 * (time.thread_time() - began), sweeps, flush=True)
