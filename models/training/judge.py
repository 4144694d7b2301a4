"""How good posteriors are: errors at the median under VT1 < VT2, coverage, and how well absence is told."""

import numpy as np
import torch

from network import FAR, HEADS


def posteriors(nets, tests, indices=None, size=64):
    """Mean over networks of the heads' probabilities: a list of [4, T+1] arrays in the order of the indices."""
    indices = np.arange(len(tests)) if indices is None else indices
    order = indices[np.argsort(tests.length[indices], kind="stable")]
    found = {}
    with torch.no_grad():
        for start in range(0, len(order), size):
            some = order[start : start + size]
            x, valid = tests.batch(some)
            p = sum(torch.softmax(net(x, valid)[0], 2) for net in nets) / len(nets)
            for k, i in enumerate(some):
                n = tests.length[i]
                found[i] = torch.cat([p[k, :, :n], p[k, :, -1:]], 1).double().numpy()
    return [found[i] for i in indices]


def temper(p, temperature):
    q = np.where(p > 0, p, 0) ** (1 / temperature)
    return q / q.sum()


def joint(p1, p2):
    """Marginals of both thresholds given that both are there and VT1 comes first."""
    at1, at2 = p1[:-1], p2[:-1] / max(p2[:-1].sum(), 1e-12)
    later = np.concatenate([np.cumsum(at2[::-1])[::-1][1:], [0]])
    # Where VT2 is absent, VT1 stands alone.
    absent2 = p2[-1]
    m1 = at1 * (absent2 + (1 - absent2) * later)
    earlier = np.concatenate([[0], np.cumsum(at1)[:-1]])
    m2 = at2 * earlier
    return m1 / max(m1.sum(), 1e-12), m2 / max(m2.sum(), 1e-12)


def quantile(p, share):
    """Place on the grid where the distribution reaches the share; mass spread evenly over each step."""
    c = np.cumsum(p)
    i = int(min(len(p) - 1, np.searchsorted(c, share)))
    before = c[i] - p[i]
    return i - 0.5 + (share - before) / max(p[i], 1e-12)


def auc(scores, absent):
    scores, absent = np.asarray(scores), np.asarray(absent)
    if absent.all() or not absent.any():
        return None
    rank = scores.argsort().argsort()
    n = absent.sum()
    return round(float((rank[absent].sum() - n * (n - 1) / 2) / (n * (~absent).sum())), 3)


def judge(tests, indices, found, temperature=None):
    """Figures per threshold over the tests where it is there, and of absence over all."""
    temperature = temperature or [1, 1]
    rows = {0: [], 1: []}
    absent_scores = {0: [], 1: []}
    vo2_row = tests.row("vo2-of-peak")
    for i, p in zip(indices, found):
        label = tests.labels[i]
        heads = [temper(p[h], temperature[h]) for h in (0, 1)]
        m = joint(*heads)
        vo2 = (tests.blocks[i][vo2_row].astype(float) + 0.5) * label["vo2Peak"]
        smooth = np.convolve(np.pad(vo2, 3, mode="edge"), np.ones(7) / 7, "valid")
        for h, name in enumerate(["vo2At1", "vo2At2"]):
            absent_scores[h].append(heads[h][-1])
            truth = tests.truth[i, h]
            if np.isnan(truth):
                continue
            q = [quantile(m[h], s) for s in (0.05, 0.25, 0.5, 0.75, 0.95)]
            vo2_here = np.interp(q[2], np.arange(len(smooth)), smooth)
            rows[h].append(
                (
                    5 * (q[2] - truth),
                    100 * (vo2_here - label[name]) / label[name],
                    q[0] <= truth <= q[4],
                    q[1] <= truth <= q[3],
                    5 * (q[4] - q[0]),
                )
            )
    report = {}
    for h, name in enumerate(HEADS[:2]):
        r = np.array(rows[h], float)
        absent = np.isnan(tests.truth[indices, h])
        if len(r) == 0:
            report[name] = {"n": 0}
            continue
        report[name] = {
            "n": len(r),
            "maeS": round(float(np.abs(r[:, 0]).mean()), 1),
            "medianAbsS": round(float(np.median(np.abs(r[:, 0]))), 1),
            "maeVo2Percent": round(float(np.abs(r[:, 1]).mean()), 2),
            "biasVo2Percent": round(float(r[:, 1].mean()), 2),
            "cover90": round(float(r[:, 2].mean()), 3),
            "cover50": round(float(r[:, 3].mean()), 3),
            "medianWidth90S": round(float(np.median(r[:, 4])), 0),
            "absentAuc": auc(absent_scores[h], absent),
        }
    return report
