"""Several trained seeds -> one ONNX graph that averages them in probability space, checked against PyTorch to 1e-5.

python3 export.py --seeds work/full/seed-1.pt ... --model model.onnx --channels 30
"""

import argparse
import copy
import io
import json

import numpy as np
import onnx
import torch
import torch.nn as nn

from network import HEADS, Trunk, domains


def fold_norms(net):
    """Batch norms into the convolutions before them."""
    for block in net.blocks:
        norm, conv = block.norm, block.conv
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        folded = nn.Conv1d(
            conv.in_channels, conv.out_channels, 3, padding=conv.padding[0], dilation=conv.dilation[0]
        )
        folded.weight.data = conv.weight.data * scale.data.view(-1, 1, 1)
        folded.bias.data = norm.bias.data - norm.running_mean * scale.data
        block.conv, block.norm = folded, nn.Identity()
    return net


class Averaged(nn.Module):
    """What is shipped: [1, C, T] -> the heads' probabilities [1, T+1] and the domains' [1, 3, T], means over seeds."""

    def __init__(self, nets):
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, features):
        p, d = 0, 0
        for net in self.nets:
            logits, rises, cuts = net(features)
            p = p + torch.softmax(logits, 2)
            d = d + domains(rises, cuts)
        p, d = p / len(self.nets), d / len(self.nets)
        return p[:, 0], p[:, 1], p[:, 2], p[:, 3], d


def load(path):
    saved = torch.load(path)
    net = Trunk(**saved["settings"])
    net.load_state_dict(saved["state"])
    return net.eval(), saved


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", nargs="+", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--expected", help="where to write what PyTorch answers to drawn inputs")
    args = parser.parse_args()
    nets, saved = zip(*[load(path) for path in args.seeds])
    plain = Averaged(nets).eval()
    x = example(saved[0]["settings"]["channels"], 150)
    with torch.no_grad():
        before = plain(x)
    folded = Averaged([fold_norms(copy.deepcopy(net)) for net in nets]).eval()
    with torch.no_grad():
        after = folded(x)
    worst = max(float((a - b).abs().max()) for a, b in zip(before, after))
    assert worst < 1e-5, f"folding moved a probability by {worst}"

    names = [*HEADS, "domains"]
    buffer = io.BytesIO()
    axes = {"features": {2: "T"}, "domains": {2: "T"}, **{name: {1: "T+1"} for name in HEADS}}
    torch.onnx.export(
        folded, x, buffer, input_names=["features"], output_names=names, dynamic_axes=axes, opset_version=13
    )
    model = onnx.load_from_string(buffer.getvalue())
    # The exporter's own names and versions are no part of the model: the same weights give the same bytes.
    model.producer_name, model.producer_version = "benchside", ""
    onnx.checker.check_model(model)
    data = model.SerializeToString()
    assert len(data) <= 1_000_000, f"{len(data)} bytes"
    with open(args.model, "wb") as file:
        file.write(data)
    if args.expected:
        cases = []
        for steps in (97, 150):
            drawn = drawn_input(nets[0], steps)
            with torch.no_grad():
                outputs = plain(drawn)
            cases.append({"steps": steps, **{n: [round(v, 7) for v in o.flatten().tolist()] for n, o in zip(names, outputs)}})
        with open(args.expected, "w") as file:
            json.dump({"drawn": DRAWN, "cases": cases}, file)
            file.write("\n")
    print(json.dumps({"bytes": len(data), "folding": worst, "seeds": len(nets)}))


DRAWN = "row c, step t: sin(0.37 c + 0.11 t + 0.013 c t); the last row 1 from step 15 to the 13th before the end, else 0"


def drawn_input(net, steps):
    """An input that needs no file to be drawn again elsewhere."""
    channels = net.settings["channels"]
    c, t = np.arange(channels)[:, None], np.arange(steps)[None]
    x = np.sin(0.37 * c + 0.11 * t + 0.013 * c * t)
    x[-1] = (t[0] >= 15) & (t[0] < steps - 12)
    return torch.from_numpy(x.astype(np.float32)).unsqueeze(0)


def example(channels, steps):
    """Any input will do for tracing and comparing, as long as its last row is a mask."""
    random = torch.Generator().manual_seed(5)
    x = torch.randn(1, channels, steps, generator=random)
    x[:, -1] = 0
    x[:, -1, 15:-13] = 1
    return x


if __name__ == "__main__":
    main()
