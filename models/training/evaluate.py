"""Figures of trained networks, alone and averaged, on sets that were not trained on; with channels left out too.

python3 evaluate.py --sets FOLDER --seeds a.pt b.pt --set val-* [--limit N] [--strata]
"""

import argparse
import json

import numpy as np

from augment import GROUPS
from data import TestSet, usable
from export import load
from judge import auc, judge, posteriors


def without(tests, masks):
    """The same tests with groups of channels left out."""
    rows = [tests.row(name) for mask in masks for name in [mask, *GROUPS[mask][1]]]
    copy = object.__new__(TestSet)
    copy.__dict__ = dict(tests.__dict__)
    copy.blocks = [block.copy() for block in tests.blocks]
    for block in copy.blocks:
        block[rows] = 0
    return copy


def strata(tests, indices):
    """Names of strata and the tests in each."""
    ways = {
        "group": lambda label: label["group"],
        "protocol": lambda label: "ramp" if label["stepS"] == 0 else f"{label['stepS']}-s steps",
        "averaging": lambda label: label["averaging"],
        "hard": lambda label: label["hardNegative"] or "none",
    }
    for way, name_of in ways.items():
        names = np.array([name_of(tests.labels[i]) for i in indices])
        for name in sorted(set(names)):
            yield f"{way}: {name}", np.flatnonzero(names == name)


def hard_absence(tests, indices, found):
    """How well VT2's absence is told among patients and misleading tests."""
    hard = [
        k
        for k, i in enumerate(indices)
        if tests.labels[i]["group"] in ("heart-failure", "copd", "pulmonary-vascular") or tests.labels[i]["hardNegative"]
    ]
    absent = np.isnan(tests.truth[indices[hard], 1])
    return auc([found[k][1][-1] for k in hard], absent)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", required=True)
    parser.add_argument("--seeds", nargs="+", required=True)
    parser.add_argument("--set", default="val-*")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--strata", action="store_true")
    parser.add_argument("--channels", action="store_true")
    args = parser.parse_args()
    tests = TestSet(args.sets, args.set, args.limit)
    indices = usable(tests)
    nets = [load(path)[0] for path in args.seeds]
    found = posteriors(nets, tests, indices)

    def show(name, report):
        for head, row in report.items():
            print(f"{name:28} {head}", *(f"{key} {value}" for key, value in row.items()))

    print(f"{len(indices)} of {len(tests)} tests; hard AUC of absent VT2 {hard_absence(tests, indices, found)}")
    show("all", judge(tests, indices, found))
    if args.channels:
        for name, masks in {
            "no HR": ["has-hr"],
            "no end-tidal": ["has-end-tidal"],
            "gas and VE only": list(GROUPS),
        }.items():
            fewer = without(tests, masks)
            show(name, judge(fewer, indices, posteriors(nets, fewer, indices)))
    if args.strata:
        for name, some in strata(tests, indices):
            if len(some) >= 20:
                show(name, judge(tests, indices[some], [found[k] for k in some]))


if __name__ == "__main__":
    main()
