"""The network: a dilated convolutional trunk on a 10-s grid, four pointer heads and one ordinal head on the 5-s grid."""

import torch
import torch.nn as nn
import torch.nn.functional as F

HEADS = ("vt1", "vt2", "reader_vt1", "reader_vt2")
DILATIONS = (1, 2, 4, 8, 16, 1, 2, 4, 8)
FAR = -1e4


class Block(nn.Module):
    def __init__(self, width, dilation):
        super().__init__()
        self.conv = nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(width)
        self.point = nn.Conv1d(width, width, 1)

    def forward(self, h, valid):
        return (h + self.point(F.relu(self.norm(self.conv(h))))) * valid


class Trunk(nn.Module):
    """Features [B, C, T] -> logits of the heads [B, 4, T+1] (last: absent), ordinal steps [B, T] and cuts [B, 2]."""

    def __init__(self, channels, width=32, dilations=DILATIONS):
        super().__init__()
        self.settings = {"channels": channels, "width": width, "dilations": list(dilations)}
        self.stem = nn.Conv1d(channels, width, 5, stride=2, padding=2)
        self.blocks = nn.ModuleList([Block(width, d) for d in dilations])
        # The whole test in one vector, told to every place half-way up the trunk.
        self.context = nn.Linear(2 * width, width)
        # Five rows for either half of a 10-s step: four heads and the ordinal head.
        self.heads = nn.Conv1d(width, 2 * (len(HEADS) + 1), 1)
        self.absent = nn.Sequential(nn.Linear(2 * width, width), nn.ReLU(), nn.Linear(width, len(HEADS) + 2))

    def pooled(self, h, valid):
        mean = h.sum(2) / valid.sum(2)
        highest = (h + (valid - 1) * -FAR).max(2)[0]
        return torch.cat([mean, highest], 1)

    def forward(self, x, valid=None):
        """`valid` only where tests were padded to a common length."""
        steps = x.shape[2]
        if valid is None:
            coarse = torch.ones_like(x[:, :1, ::2])
        else:
            coarse = valid[:, :, ::2]
        h = F.relu(self.stem(x)) * coarse
        half = len(self.blocks) // 2 + 1
        for i, block in enumerate(self.blocks):
            if i == half:
                h = (h + self.context(self.pooled(h, coarse)).unsqueeze(2)) * coarse
            h = block(h, coarse)
        h = F.relu(h)
        rows = self.heads(h)
        # [B, 2·5, T/2] -> [B, 5, T]: the two halves of a step beside each other.
        rows = rows.reshape(rows.shape[0], 2, len(HEADS) + 1, -1).permute(0, 2, 3, 1).reshape(rows.shape[0], len(HEADS) + 1, -1)
        rows = rows[:, :, :steps]
        inside = x[:, -1:, :]
        whole = self.absent(self.pooled(h, coarse))
        logits = rows[:, : len(HEADS)] + (inside - 1) * -FAR
        logits = torch.cat([logits, whole[:, : len(HEADS)].unsqueeze(2)], 2)
        # The course can only rise, and only inside: what it rises by at each step.
        rises = F.softplus(rows[:, len(HEADS)] - 2) * inside[:, 0]
        first = whole[:, len(HEADS)] * 3 + 4
        cuts = torch.stack([first, first + F.softplus(whole[:, len(HEADS) + 1] * 3 + 4)], 1)
        return logits, rises, cuts


def domains(rises, cuts):
    """P(moderate), P(heavy), P(severe) [B, 3, T]: monotone over time, sum 1 at each."""
    course = torch.cumsum(rises, 1).unsqueeze(1)
    above = torch.sigmoid(course - cuts.unsqueeze(2))
    heavy, severe = above[:, :1], above[:, 1:]
    return torch.cat([1 - heavy, heavy - severe, severe], 1)
