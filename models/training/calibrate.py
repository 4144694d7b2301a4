"""Temperature of each head on held-out tests (least negative log likelihood), and coverage before and after.

python3 calibrate.py --sets FOLDER --seeds a.pt b.pt --out calibration.json
"""

import argparse
import json

import numpy as np

from data import TestSet, usable
from evaluate import hard_absence, strata
from export import load
from judge import joint, judge, posteriors, quantile, temper
from network import HEADS

TEMPERATURES = np.round(np.exp(np.linspace(np.log(0.6), np.log(2.0), 29)), 3)


def likelihood(tests, indices, found, head, temperature):
    """Mean log likelihood of the truth (of each mark, for readers) under the tempered head, the truth as sharp as 5 s."""
    total = []
    for i, p in zip(indices, found):
        q = temper(p[head], temperature)
        readings = tests.truth[i, head : head + 1] if head < 2 else tests.marks[i, :, head - 2]
        for t in readings:
            if np.isnan(t):
                total.append(np.log(q[-1] + 1e-9))
                continue
            left = int(np.clip(np.floor(t), 0, len(q) - 3))
            share = float(np.clip(t - left, 0, 1))
            total.append(np.log((1 - share) * q[left] + share * q[left + 1] + 1e-9))
    return float(np.mean(total))


def reader_coverage(tests, indices, found, temperatures):
    """Share of readers' marks within the 50 and 90 % intervals of the readers' heads, under VT1 < VT2, and widths."""
    report = {}
    inside = {h: [] for h in (2, 3)}
    for i, p in zip(indices, found):
        m = joint(temper(p[2], temperatures[0]), temper(p[3], temperatures[1]))
        for h in (2, 3):
            q = [quantile(m[h - 2], s) for s in (0.05, 0.25, 0.75, 0.95)]
            for t in tests.marks[i, :, h - 2]:
                if not np.isnan(t):
                    inside[h].append((q[0] <= t <= q[3], q[1] <= t <= q[2], 5 * (q[3] - q[0])))
    for h, name in ((2, "readerVt1"), (3, "readerVt2")):
        r = np.array(inside[h], float)
        report[name] = {
            "marks": len(r),
            "cover90": round(float(r[:, 0].mean()), 3),
            "cover50": round(float(r[:, 1].mean()), 3),
            "medianWidth90S": round(float(np.median(r[:, 2]))),
        }
    return report


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", required=True)
    parser.add_argument("--seeds", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    nets = [load(path)[0] for path in args.seeds]
    names = ("vt1", "vt2", "readerVt1", "readerVt2")

    tests = TestSet(args.sets, "calibration-*", args.limit)
    indices = usable(tests)
    found = posteriors(nets, tests, indices)
    temperature = {}
    for head, name in enumerate(names):
        scores = [likelihood(tests, indices, found, head, t) for t in TEMPERATURES]
        temperature[name] = float(TEMPERATURES[int(np.argmax(scores))])
    # What is used: never below 1, which would sharpen answers on tests unlike those that were learnt from.
    used = {name: max(1.0, t) for name, t in temperature.items()}
    both = [used["vt1"], used["vt2"]]

    def coverage(some):
        p = [found[k] for k in some]
        before = judge(tests, indices[some], p)
        after = judge(tests, indices[some], p, both)
        fitted = judge(tests, indices[some], p, [temperature["vt1"], temperature["vt2"]])
        return {
            head: {"n": before[head]["n"], "before": before[head]["cover90"], "after": after[head]["cover90"], "fitted": fitted[head]["cover90"]}
            for head in HEADS[:2]
            if before[head]["n"] >= 40
        }

    calibration = {
        "seeds": "4,000,000 on",
        "tests": len(indices),
        "fittedTemperature": temperature,
        "temperature": used,
        "readers": reader_coverage(tests, indices, found, [used["readerVt1"], used["readerVt2"]]),
        "coverage90": {"all": coverage(np.arange(len(indices)))}
        | {name: coverage(some) for name, some in strata(tests, indices) if len(some) >= 40},
    }
    validation = {}
    for name, pattern in {"physiological": "val-*", "sketch (another generator)": "sketch-*"}.items():
        try:
            check = TestSet(args.sets, pattern, args.limit)
        except SystemExit:
            continue
        keep = usable(check)
        answers = posteriors(nets, check, keep)
        validation[name] = {
            "tests": len(keep),
            **judge(check, keep, answers, both),
            "hardAbsentVt2Auc": hard_absence(check, keep, answers),
        }
    with open(args.out, "w") as file:
        json.dump({"calibration": calibration, "validation": validation}, file, indent=2)
    print(json.dumps({"temperature": temperature, "validation": validation}, indent=1))


if __name__ == "__main__":
    main()
