"""Teaches the sentence encoder this project's own questions; writes a small adapter.

Run by hand when many phrasings have changed, in an environment with PyTorch
(`pip install torch numpy`), never on a council's machine:

    python deploy/tune-encoder/tune.py EXAMPLES.json content/england/assistant/adapter.npz

EXAMPLES.json is a list of [text, label, weight] as `portal assistant examples`
prints it. The adapter holds two thin matrices for each large one (LoRA, Hu et
al. 2021): under a megabyte, added to the published weights when they are
unpacked. The development sets are never among the examples.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from search_index.meaning.weights import _installed, _read
from search_index.meaning.wordpiece import WordPiece

RANK, RATE, EPOCHS, BATCH, SCALE, LONGEST = 8, 8e-4, 6, 32, 20.0, 64
MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip


class Tuned(nn.Module):
    """The published encoder, frozen, with thin trainable matrices beside the large ones."""

    def __init__(self, raw: dict[str, np.ndarray], labels: int) -> None:
        super().__init__()
        self.raw = {name: torch.tensor(np.array(part)) for name, part in raw.items()}
        self.up, self.down = nn.ParameterDict(), nn.ParameterDict()
        for layer in range(6):
            for name in MATRICES:
                key = f"encoder.layer.{layer}.{name}.weight"
                rows, columns = self.raw[key].shape
                self.up[key.replace(".", "/")] = nn.Parameter(torch.zeros(rows, RANK))
                self.down[key.replace(".", "/")] = nn.Parameter(torch.randn(RANK, columns) * 0.02)
        self.head = nn.Linear(384, labels)

    def linear(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        key = f"{name}.weight".replace(".", "/")
        plain = F.linear(rows, self.raw[f"{name}.weight"], self.raw[f"{name}.bias"])
        return plain + F.linear(F.linear(rows, self.down[key]), self.up[key])

    def norm(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(rows, (384,), self.raw[f"{name}.weight"], self.raw[f"{name}.bias"], 1e-12)

    def encode(self, numbers: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        count, longest = numbers.shape
        raw = self.raw
        hidden = raw["embeddings.word_embeddings.weight"][numbers]
        hidden = hidden + raw["embeddings.position_embeddings.weight"][:longest]
        hidden = hidden + raw["embeddings.token_type_embeddings.weight"][0]
        hidden = F.dropout(self.norm(hidden, "embeddings.LayerNorm"), 0.1, self.training)
        for layer in range(6):
            at = f"encoder.layer.{layer}"
            parts = [
                self.linear(hidden, f"{at}.attention.self.{name}").view(count, longest, 12, 32).transpose(1, 2)
                for name in ("query", "key", "value")
            ]  # fmt: skip
            seen = F.scaled_dot_product_attention(*parts, attn_mask=mask[:, None, None, :].bool())
            seen = seen.transpose(1, 2).reshape(count, longest, 384)
            out = self.linear(seen, f"{at}.attention.output.dense")
            hidden = self.norm(hidden + F.dropout(out, 0.1, self.training), f"{at}.attention.output.LayerNorm")
            wide = F.gelu(self.linear(hidden, f"{at}.intermediate.dense"))
            out = self.linear(wide, f"{at}.output.dense")
            hidden = self.norm(hidden + F.dropout(out, 0.1, self.training), f"{at}.output.LayerNorm")
        pooled = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return F.normalize(pooled, dim=1)


def main() -> None:
    examples, target = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
    torch.manual_seed(7)
    chance = random.Random(7)
    source = _installed()
    pieces = WordPiece((source / "vocab.txt").read_text(encoding="utf-8").splitlines())
    labels = sorted({label for _, label, _ in examples})
    model = Tuned(_read(source / "model.safetensors"), len(labels))
    slow = [one for name, one in model.named_parameters() if not name.startswith("head")]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": RATE}, {"params": model.head.parameters(), "lr": 5e-3}],
        weight_decay=0.01,
    )
    steps = EPOCHS * (len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, 5e-3], total_steps=steps + EPOCHS, pct_start=0.1
    )
    model.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for some in batches(examples, chance):
            tokens = [pieces.encode(worn(text, chance), LONGEST) for text, _, _ in some]
            numbers, mask = padded(tokens)
            scores = model.head(SCALE / 4 * model.encode(numbers, mask))
            wanted = torch.tensor([labels.index(label) for _, label, _ in some])
            weights = torch.tensor([weight for _, _, weight in some])
            losses = F.cross_entropy(scores, wanted, reduction="none", label_smoothing=0.05)
            loss = (losses * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss)
        print(f"epoch {epoch + 1}: {total / max(1, len(examples) // BATCH):.3f}", flush=True)
        write(model, target)


def batches(examples: list, chance: random.Random) -> list:
    """Shuffle, then put texts of like length together, so that little is padding."""
    order = sorted(examples, key=lambda one: len(one[0].split()) + chance.random() * 6)
    found = [order[start : start + BATCH] for start in range(0, len(order) - 1, BATCH)]
    chance.shuffle(found)
    return found


def worn(text: str, chance: random.Random) -> str:
    """Drop a word or swap two letters now and then, as tired people do."""
    words = text.split()
    if len(words) > 4 and chance.random() < 0.5:
        words = [word for word in words if chance.random() > 0.1] or words
    if chance.random() < 0.25:
        at = chance.randrange(len(words))
        word = words[at]
        if len(word) > 4:
            spot = chance.randrange(1, len(word) - 2)
            words[at] = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    return " ".join(words)


def padded(tokens: list) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, tokens))
    numbers = torch.zeros(len(tokens), longest, dtype=torch.long)
    mask = torch.zeros(len(tokens), longest)
    for row, one in enumerate(tokens):
        numbers[row, : len(one)], mask[row, : len(one)] = torch.tensor(one), 1.0
    return numbers, mask


def write(model: Tuned, target: Path) -> None:
    held = {}
    for key in model.up:
        name = key.replace("/", ".")
        held[f"{name}/up"] = model.up[key].detach().numpy().astype(np.float16)
        held[f"{name}/down"] = model.down[key].detach().numpy().astype(np.float16)
    np.savez_compressed(target, **held)


if __name__ == "__main__":
    main()
