"""Reads the training sets that write-training-set.ts wrote, and draws batches of like length from them."""

import glob
import json
import os

import numpy as np
import torch

GRID_S = 5.0


class TestSet:
    """Tests of different length: features in one float16 block, labels as arrays on the grid (indices, not s)."""

    def __init__(self, folder, pattern, limit=None):
        self.labels, blocks = [], []
        names = sorted(glob.glob(os.path.join(folder, pattern + ".json")))
        if not names:
            raise SystemExit(f"no {pattern} in {folder}: write the sets first (run.ts)")
        self.channels = None
        for name in names:
            with open(name) as file:
                about = json.load(file)
            self.channels = about["channelNames"]
            with open(name[: -len(".json")] + ".jsonl") as file:
                labels = [json.loads(line) for line in file]
            values = np.fromfile(name[: -len(".json")] + ".f32", dtype=np.float32)
            start = 0
            for label in labels:
                size = len(self.channels) * label["length"]
                blocks.append(values[start : start + size].reshape(len(self.channels), -1).astype(np.float16))
                start += size
            assert start == len(values), name
            self.labels += labels
        if limit is not None:
            self.labels, blocks = self.labels[:limit], blocks[:limit]
        self.blocks = blocks
        self.length = np.array([label["length"] for label in self.labels])
        # One row a test: t1, t2 in grid steps, nan where absent; then the same of every reader.
        self.truth = np.array([[self._step(label, label["t1"]), self._step(label, label["t2"])] for label in self.labels])
        self.marks = np.array(
            [[[self._step(label, t) for t in pair] for pair in label["marks"]] for label in self.labels]
        )

    @staticmethod
    def _step(label, time_s):
        return np.nan if time_s is None else (time_s - label["firstS"]) / GRID_S

    def __len__(self):
        return len(self.labels)

    def row(self, name):
        return self.channels.index(name)

    def batch(self, indices, even=True):
        """Features [B, C, T] padded with zeros (T even), and where the test has rows [B, 1, T]."""
        longest = int(self.length[indices].max())
        longest += longest % 2 if even else 0
        x = np.zeros((len(indices), len(self.channels), longest), np.float32)
        valid = np.zeros((len(indices), 1, longest), np.float32)
        for k, i in enumerate(indices):
            x[k, :, : self.length[i]] = self.blocks[i]
            valid[k, :, : self.length[i]] = 1
        return torch.from_numpy(x), torch.from_numpy(valid)

    def batches(self, size, random=None):
        """Index lists of tests of like length; in random order where a generator is given."""
        noise = random.normal(0, 4, len(self)) if random is not None else 0
        order = np.argsort(self.length + noise, kind="stable")
        lists = [order[i : i + size] for i in range(0, len(order), size)]
        if random is not None:
            lists = [one for one in lists if len(one) > size // 2]
            random.shuffle(lists)
        return lists


def usable(tests):
    """Tests whose true VT1 lies in the part that was found, or nearly: another VT1 cannot be pointed at."""
    inside = tests.row("inside")
    keep = []
    for i in range(len(tests)):
        steps = np.flatnonzero(tests.blocks[i][inside] > 0.5)
        t1 = tests.truth[i, 0]
        if np.isnan(t1) or steps[0] - 6 <= t1 <= steps[-1] + 3:
            keep.append(i)
    return np.array(keep)
