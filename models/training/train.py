"""Trains one network (one seed) on the sets that run.ts had written; goes on from its checkpoint if there is one.

python3 train.py --sets FOLDER --out FOLDER --seed 1 --epochs 20 [--width 32] [--limit N] [--minutes M]
"""

import argparse
import copy
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from augment import augment
from data import TestSet, usable
from judge import judge, posteriors
from network import HEADS, Trunk, domains
from targets import MARK_SD, TRUTH_SD, ordinal_target, pointer_target

HEAD_WEIGHTS = (1.0, 1.0, 0.4, 0.4)
ORDINAL_WEIGHT = 0.5


def loss_of(net, x, valid, truth, marks):
    logits, rises, cuts = net(x, valid)
    inside = x[:, -1]
    log_p = torch.log_softmax(logits, 2)
    total = 0
    parts = []
    for head in range(len(HEADS)):
        if head < 2:
            target = pointer_target(truth[:, head : head + 1], TRUTH_SD, inside)
        else:
            target = pointer_target(marks[:, :, head - 2], MARK_SD, inside)
        part = -(target * log_p[:, head]).sum(1).mean()
        parts.append(float(part))
        total = total + HEAD_WEIGHTS[head] * part
    _, heavy, severe = domains(rises, cuts).unbind(1)
    above = torch.stack([heavy + severe, severe], 1).clamp(1e-6, 1 - 1e-6)
    bce = F.binary_cross_entropy(above, ordinal_target(truth, x.shape[2]), reduction="none").sum(1)
    ordinal = ((bce * inside).sum(1) / inside.sum(1)).mean()
    parts.append(float(ordinal))
    return total + ORDINAL_WEIGHT * ordinal, parts


class Average:
    """Exponential moving average of a network's weights."""

    def __init__(self, net):
        self.net = copy.deepcopy(net).eval()
        self.steps = 0

    def update(self, net, decay=0.998):
        self.steps += 1
        decay = min(decay, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for mine, theirs in zip(self.net.state_dict().values(), net.state_dict().values()):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1 - decay)
                else:
                    mine.copy_(theirs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--width", type=int, default=32)
    parser.add_argument("--size", type=int, default=48)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    os.makedirs(args.out, exist_ok=True)
    checkpoint = os.path.join(args.out, f"seed-{args.seed}.checkpoint")
    finished = os.path.join(args.out, f"seed-{args.seed}.pt")

    train = TestSet(args.sets, "train-*", args.limit)
    check = TestSet(args.sets, "val-*", 600)
    keep = usable(train)
    check_keep = usable(check)
    rows = {name: i for i, name in enumerate(train.channels)}
    torch.manual_seed(args.seed)
    net = Trunk(len(train.channels), args.width)
    average = Average(net)
    per_epoch = len(keep) // args.size
    optimiser = torch.optim.AdamW(net.parameters(), args.rate / 10, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, args.rate, total_steps=args.epochs * (per_epoch + 2), pct_start=0.2
    )
    start, spent = 0, 0.0
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        net.load_state_dict(saved["net"])
        average.net.load_state_dict(saved["average"])
        average.steps = saved["steps"]
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        start, spent = saved["epoch"], saved["spent"]
    truth = torch.from_numpy(train.truth).float()
    marks = torch.from_numpy(train.marks).float()
    print(json.dumps({"parameters": sum(p.numel() for p in net.parameters()), "tests": len(keep)}), flush=True)
    kept = set(keep.tolist())
    for epoch in range(start, args.epochs):
        begun = time.time()
        # Every epoch draws from a generator of its own, so that a resumed run goes the way of an unbroken one.
        random = np.random.default_rng([args.seed, epoch])
        draws = torch.Generator().manual_seed(1000 * args.seed + epoch)
        net.train()
        sums, count = np.zeros(len(HEADS) + 1), 0
        for indices in train.batches(args.size, random):
            indices = np.array([i for i in indices if i in kept])
            if len(indices) < 8 or schedule.last_epoch >= schedule.total_steps - 1:
                continue
            x, valid = train.batch(indices)
            augment(x, valid, rows, draws)
            loss, parts = loss_of(net, x, valid, truth[indices], marks[indices])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.update(net)
            sums += parts
            count += 1
        spent += time.time() - begun
        line = {"epoch": epoch + 1, "s": round(spent, 1), "loss": [round(v, 3) for v in sums / max(1, count)]}
        if epoch % 5 == 4 or epoch + 1 == args.epochs:
            line["val"] = judge(check, check_keep, posteriors([average.net], check, check_keep))
        print(json.dumps(line), flush=True)
        state = {
            "net": net.state_dict(),
            "average": average.net.state_dict(),
            "steps": average.steps,
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch + 1,
            "spent": spent,
        }
        # Written beside and renamed, so that a killed run leaves the last whole one.
        torch.save(state, checkpoint + ".new")
        os.replace(checkpoint + ".new", checkpoint)
    torch.save({"settings": net.settings, "state": average.net.state_dict(), "spent": spent}, finished)


if __name__ == "__main__":
    main()
