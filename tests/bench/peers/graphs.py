"""Strongly connected classes of a network with igraph or networkx.

graphs.py igraph|networkx NETWORK: reads the matrix, then answers a line "milliseconds of processor time, classes" for each
line it is sent.
"""

import sys
import time

import numpy as np


def read_pairs(path):
    with open(path, "rb") as file:
        count, claims = (int(size) for size in np.fromfile(file, np.uint32, 2))
        starts = np.fromfile(file, np.uint32, count + 1)
        columns = np.fromfile(file, np.uint32, claims)
    return count, np.column_stack((np.repeat(np.arange(count), np.diff(starts)), columns))


def in_igraph(count, pairs):
    import igraph

    # igraph remembers of a graph that it is connected: each time another one.
    def fresh():
        graph = igraph.Graph(n=count, edges=pairs, directed=True)
        return lambda: len(graph.connected_components(mode="strong"))

    return fresh


def in_networkx(count, pairs):
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs.tolist())
    return lambda: lambda: sum(1 for _ in networkx.strongly_connected_components(graph))


classes = {"igraph": in_igraph, "networkx": in_networkx}[sys.argv[1]](*read_pairs(sys.argv[2]))
for _ in sys.stdin:
    look = classes()
    began = time.thread_time()
    found = look()
    print(1000 * (time.thread_time() - began), found, flush=True)
