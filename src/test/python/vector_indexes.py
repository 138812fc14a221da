"""Builds the HNSW indexes of FAISS and hnswlib on the vectors that VectorIndexTest wrote and searches them with its queries.

    python vector_indexes.py FOLDER        reads vectors.f32, queries.f32, truth.i32; writes others.json

Same graph parameters as Deixis (16 links, 32 on the lowest level, 100 candidates while building), one query at a time on one
thread, the ten nearest of 200 candidates.
"""

import json
import os
import sys
import time

import numpy as np

DIMENSION, LINKS, BUILD, DEPTH, TOP = 384, 16, 100, 200, 10


def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def measured(name, build, ask, save, queries, truth, folder):
    before = resident()
    start = time.perf_counter()
    index = build()
    took = time.perf_counter() - start
    grown = resident() - before
    path = os.path.join(folder, name.replace(" ", "-") + ".index")
    save(index, path)
    size = os.path.getsize(path)
    os.remove(path)
    line = {"name": name, "build_s": round(took, 1), "resident_bytes": grown, "file_bytes": size}
    for run in ("", "_again"):
        times, hits = [], 0
        for query, right in zip(queries, truth):
            start = time.perf_counter()
            found = ask(index, query[None])
            times.append((time.perf_counter() - start) * 1e3)
            hits += len(set(found) & set(right))
        line["recall10"] = hits / truth.size
        line["ms_p50" + run] = float(np.median(times))
        line["ms_p95" + run] = float(np.percentile(times, 95))
    print(json.dumps(line), flush=True)
    return line


def faiss_lines(vectors, queries, truth, folder):
    import faiss

    def asked(index, query):
        faiss.omp_set_num_threads(1)
        return index.search(query, TOP)[1][0]

    def built(make):
        faiss.omp_set_num_threads(os.cpu_count())
        index = make()
        index.hnsw.efConstruction = BUILD
        if not index.is_trained:
            index.train(vectors[:50_000])
        index.add(vectors)
        index.hnsw.efSearch = DEPTH
        return index

    ip = faiss.METRIC_INNER_PRODUCT
    makes = {
        "faiss hnsw float": lambda: faiss.IndexHNSWFlat(DIMENSION, LINKS, ip),
        "faiss hnsw 8 bit": lambda: faiss.IndexHNSWSQ(DIMENSION, faiss.ScalarQuantizer.QT_8bit, LINKS, ip),
    }
    for name, make in makes.items():
        yield measured(name, lambda: built(make), asked, faiss.write_index, queries, truth, folder)


def hnswlib_line(vectors, queries, truth, folder):
    import hnswlib

    def built():
        index = hnswlib.Index(space="ip", dim=DIMENSION)
        index.init_index(max_elements=len(vectors), ef_construction=BUILD, M=LINKS)
        index.add_items(vectors, num_threads=os.cpu_count())
        index.set_ef(DEPTH)
        index.set_num_threads(1)
        return index

    return measured(
        "hnswlib float", built, lambda i, q: i.knn_query(q, k=TOP)[0][0], lambda i, p: i.save_index(p), queries, truth, folder
    )


def main():
    folder = sys.argv[1]
    vectors = np.fromfile(os.path.join(folder, "vectors.f32"), "<f4").reshape(-1, DIMENSION)
    queries = np.fromfile(os.path.join(folder, "queries.f32"), "<f4").reshape(-1, DIMENSION)
    truth = np.fromfile(os.path.join(folder, "truth.i32"), "<i4").reshape(len(queries), TOP)
    lines = list(faiss_lines(vectors, queries, truth, folder))
    try:
        lines.append(hnswlib_line(vectors, queries, truth, folder))
    except ImportError:
        print("hnswlib is not installed", flush=True)
    with open(os.path.join(folder, "others.json"), "w") as f:
        json.dump(lines, f, indent=1)


if __name__ == "__main__":
    main()
