"""Checks bucketing.json with an implementation that shares nothing with the one that wrote it.

    python3 verify.py [bucketing.json]

Python 3.10 or later, its standard library alone. MurmurHash3_x86_32 is Austin Appleby's, in the public domain.
"""

import json
import pathlib
import sys

MASK = 0xFFFFFFFF
SLOT_SEED = 0x51075EED


def rotate(word: int, by: int) -> int:
    return ((word << by) | (word >> (32 - by))) & MASK


def scramble(word: int) -> int:
    return rotate(word * 0xCC9E2D51 & MASK, 15) * 0x1B873593 & MASK


def murmur3(text: str, seed: int) -> int:
    data = text.encode("utf-8")
    whole = len(data) - len(data) % 4
    state = seed
    for at in range(0, whole, 4):
        word = int.from_bytes(data[at : at + 4], "little")
        state = (rotate(state ^ scramble(word), 13) * 5 + 0xE6546B64) & MASK
    state ^= scramble(int.from_bytes(data[whole:], "little")) ^ len(data)
    state = (state ^ (state >> 16)) * 0x85EBCA6B & MASK
    state = (state ^ (state >> 13)) * 0xC2B2AE35 & MASK
    return state ^ (state >> 16)


def bucket_of(seed: str, subject: str) -> int:
    return murmur3(f"{seed}:{subject}", 0) * 10_000 >> 32


def arm_of(seed: str, subject: str, percent: float) -> str:
    return "canary" if bucket_of(seed, subject) < int(percent * 100 + 0.5) else "stable"


def caller_of(seed: str, subject: str) -> int:
    return murmur3(f"{seed}:{subject}", SLOT_SEED)


def slot_of(caller: int) -> int:
    return caller * 50 >> 32


def faults_of(vectors: dict) -> list[str]:
    checks = [("hash", murmur3(v["text"], v["seed"]), v) for v in vectors["murmur3"]]
    for v in vectors["callers"]:
        who = (v["seed"], v["subject"])
        found = {"bucket": bucket_of(*who), "caller": caller_of(*who), "slot": slot_of(caller_of(*who))}
        checks += [(name, value, v) for name, value in found.items()]
    checks += [("arm", arm_of(v["seed"], v["subject"], v["percent"]), v) for v in vectors["arms"]]
    return [f"{name} is {found!r} here, {v[name]!r} there: {v}" for name, found, v in checks if found != v[name]]


if __name__ == "__main__":
    file = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("bucketing.json")
    vectors = json.loads(file.read_text(encoding="utf-8"))
    faults = faults_of(vectors)
    for fault in faults:
        print(ascii(fault), file=sys.stderr)
    print(f"{sum(map(len, vectors.values()))} vectors, {len(faults)} faults")
    sys.exit(1 if faults else 0)
