"""What the heads should say, as distributions over the grid."""

import torch

TRUTH_SD = 2.0  # grid steps: 10 s
MARK_SD = 3.0  # 15 s around each of a test's marks, which scatter by themselves


def pointer_target(steps_at, sd, inside):
    """steps_at [B, K]: K readings, nan where absent. -> [B, T+1], their mean; mass only inside, last is absent."""
    here = torch.nan_to_num(steps_at)
    place = torch.arange(inside.shape[1], dtype=torch.float32)
    first = torch.where(inside > 0.5, place, 1e4).min(1, keepdim=True)[0]
    last = torch.where(inside > 0.5, place, -1.0).max(1, keepdim=True)[0]
    here = torch.minimum(torch.maximum(here, first), last)
    bell = torch.exp(-0.5 * ((place.view(1, 1, -1) - here.unsqueeze(2)) / sd) ** 2) * inside.unsqueeze(1)
    bell = bell / bell.sum(2, keepdim=True).clamp_min(1e-9)
    there = (~torch.isnan(steps_at)).float()
    at = (bell * there.unsqueeze(2)).mean(1)
    return torch.cat([at, 1 - there.mean(1, keepdim=True)], 1)


def ordinal_target(truth, steps):
    """truth [B, 2] -> P(at least heavy), P(at least severe) [B, 2, T], softened by the same 10 s."""
    place = torch.arange(steps, dtype=torch.float32).view(1, 1, -1)
    z = (place - torch.nan_to_num(truth).unsqueeze(2)) / TRUTH_SD
    there = (~torch.isnan(truth)).float().unsqueeze(2)
    return 0.5 * (1 + torch.erf(z / 2**0.5)) * there
