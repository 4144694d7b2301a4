"""What may differ between one laboratory's file and another's, drawn anew each time a test is seen."""

import torch

# As in channel-names.ts: what a test may lack together, and how often that is played here (beside what carts lack).
GROUPS = {
    "has-end-tidal": (0.12, ["peto2", "petco2", "peto2-centred", "petco2-centred"]),
    "has-vt-rf": (0.10, ["vt-of-peak", "rf"]),
    "has-hr": (0.12, ["hr"]),
    "has-load": (0.12, ["load-of-peak"]),
}
# SD of a test's offset, in the row's own scale: calibration of analysers, altitude, masks.
OFFSETS = {
    "rer": 0.12,
    "ve-vo2": 0.2,
    "ve-vco2": 0.2,
    "peto2": 0.25,
    "petco2": 0.25,
    "rf": 0.05,
    "hr": 0.15,
    "elapsed": 0.05,
    "fitness": 0.15,
}
# SD of the log of a test's factor.
FACTORS = {
    "vco2-off-line": 0.12,
    "ve-off-line": 0.12,
    "ve-vo2-centred": 0.1,
    "ve-vco2-centred": 0.1,
    "peto2-centred": 0.1,
    "petco2-centred": 0.1,
}
NOISE = 0.02


def augment(x, valid, rows, random):
    """Changes x and valid in place. rows: name -> row; the masks of groups and `inside` stay what they are."""
    count, _, steps = x.shape
    last_signal = rows["has-gas"]

    def draw(*shape):
        return torch.randn(*shape, generator=random)

    def chance(p):
        return torch.rand(count, 1, generator=random) < p

    for name, sd in OFFSETS.items():
        here = x[:, rows[name]]
        here += sd * draw(count, 1) * (here != 0)
    for name, sd in FACTORS.items():
        x[:, rows[name]] *= torch.exp(sd * draw(count, 1))
    signals = x[:, :last_signal]
    signals += NOISE * draw(count, last_signal, steps) * (signals != 0)
    bare = chance(0.04)
    for mask, (share, channels) in GROUPS.items():
        keep = (~(chance(share) | bare)).float()
        for name in [mask, *channels]:
            x[:, rows[name]] *= keep
    x[:, rows["mode"]] *= (~chance(0.1)).float()

    # Files that begin with the rise, or end with it.
    place = torch.arange(steps).unsqueeze(0)
    inside = x[:, rows["inside"]] > 0.5
    first = torch.where(inside, place, steps).min(1, keepdim=True)[0]
    last = torch.where(inside, place, -1).max(1, keepdim=True)[0]
    before = torch.floor(15 * torch.rand(count, 1, generator=random)).long()
    after = torch.floor(12 * torch.rand(count, 1, generator=random)).long()
    cut = (chance(0.3) & (place < first - before)) | (chance(0.3) & (place > last + after))
    valid *= (~cut).float().unsqueeze(1)
    x *= valid
    return x, valid
