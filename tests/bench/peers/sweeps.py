"""Plain sweeps h <- min(1, h0 + W h) with scipy.sparse, many shocks side by side as the columns of h.

sweeps.py NETWORK: reads the matrix, then answers a line "milliseconds of processor time, sweeps" for each line
"TOLERANCE BANK BANK ...".
"""

import sys
import time

import numpy as np
from scipy.sparse import csr_matrix


def read_network(path):
    with open(path, "rb") as file:
        count, claims = np.fromfile(file, np.uint32, 2)
        starts = np.fromfile(file, np.uint32, count + 1)
        columns = np.fromfile(file, np.uint32, claims)
        weights = np.fromfile(file, np.float64, claims)
    return csr_matrix((weights, columns.astype(np.int32), starts.astype(np.int32)), shape=(count, count))


def sweep(leverage, tolerance, banks):
    shock = np.zeros((leverage.shape[0], len(banks)))
    shock[banks, np.arange(len(banks))] = 1
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
            return sweeps


leverage = read_network(sys.argv[1])
for line in sys.stdin:
    tolerance, *banks = line.split()
    began = time.thread_time()
    sweeps = sweep(leverage, float(tolerance), np.array([int(bank) for bank in banks]))
    print(1000 * (time.thread_time() - began), sweeps, flush=True)
