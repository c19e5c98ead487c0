"""`python -m training --questions DIR --archive STORE --out DIR`: train the reader.

`--asked FILE NAME STORE`, given for each archive, trains on questions that people wrote on it, and
`--begin-with training/weights` goes on from a reader that was trained before.

The embedding model's own encoder gets a head that marks where an answer starts and ends
(Devlin et al., "BERT", 2019, section 4.3: a question without an answer points at the first
token). Two to three hours on two cores; minutes on a GPU.
"""

import argparse
import datetime
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from errors import MinutesError
from training.asked import examples_of, read_asked
from training.corpus import LeftOut, gather
from training.examples import Example
from training.export import export
from training.features import Features, batches, features, tensors
from training.losses import loss_of
from vectorstore import Archive, EmbeddingModel
from vectorstore.embedding import check_weights, default_model_folder

BATCH = 28
"""Passages in a batch, more or less: those of a question stay together."""
RATE = 1.5e-4
WARM_UP = 0.08
"""Part of the steps in which the rate rises."""
SEED = 2026


def main(arguments: list[str] | None = None) -> int:
    """Train the reader and save its weights."""
    parser = argparse.ArgumentParser(prog="python -m training", description=main.__doc__)
    parser.add_argument("--questions", type=Path, help="published collections")
    parser.add_argument(
        "--asked",
        nargs=3,
        action="append",
        default=[],
        metavar=("FILE", "NAME", "STORE"),
        help="questions on an archive by its name in the file; may be given again",
    )
    parser.add_argument("--begin-with", type=Path, metavar="WEIGHTS", help="a trained reader")
    parser.add_argument("--archive", type=Path, action="append", default=[], help="a store")
    parser.add_argument(
        "--leave-out",
        nargs=2,
        type=datetime.date.fromisoformat,
        default=None,
        metavar=("FIRST", "LAST"),
        help="meetings kept for measuring",
    )
    parser.add_argument("--epochs", type=int, default=1, help="each is saved, as OUT-1, OUT-2 …")
    parser.add_argument("--rate", type=float, default=RATE, help="of learning, at its highest")
    parser.add_argument("--out", type=Path, required=True, help="a folder for the weights")
    options = parser.parse_args(arguments)
    if not (options.questions or options.asked):
        parser.error("give --questions, --asked, or both")
    chance = Random(SEED)
    encoder = options.begin_with or default_model_folder()
    try:
        examples = _examples(options, chance)
        if not options.begin_with:
            check_weights(encoder)
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    train(examples, encoder, options.out, epochs=options.epochs, chance=chance, rate=options.rate)
    return 0


def _examples(options: argparse.Namespace, chance: Random) -> list[list[Example]]:
    """Return what is to be learnt, the examples of each question together."""
    model = EmbeddingModel()
    made: list[list[Example]] = []
    for path, name, store in options.asked:
        archive = Archive(Path(store), model, create=False)
        made += examples_of(read_asked(Path(path), name), archive, chance)
        archive.close()
    if options.questions:
        left_out = LeftOut(*options.leave_out) if options.leave_out else None
        archives = [(Archive(store, model, create=False), left_out) for store in options.archive]
        made += [[one] for one in gather(options.questions, archives, chance)]
    chance.shuffle(made)
    return made


def train(
    examples: Sequence[Sequence[Example]],
    encoder: Path,
    out: Path,
    *,
    epochs: int,
    chance: Random,
    rate: float = RATE,
) -> None:
    """Train on the examples of each question and save the reader, in half precision.

    Beside the last one stands what the product runs (`training.export`).
    """
    # PyTorch's threads wait for each other by spinning, which starves them on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch
    from transformers import AutoTokenizer, BertForQuestionAnswering

    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(str(encoder), local_files_only=True)
    model: Any = BertForQuestionAnswering.from_pretrained(
        str(encoder),
        local_files_only=True,
        dtype=torch.float32,
        attention_probs_dropout_prob=0.0,  # its random numbers take half of the time on a processor
    )
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device).train()
    grouped = [list(features(group, tokenizer)) for group in examples]
    made = [group for group in grouped if group]
    count = sum(len(group) for group in made)
    print(f"{len(made)} questions, {count} examples", flush=True)
    size = max(1, BATCH * len(made) // max(1, count))
    steps = [batch for _ in range(epochs) for batch in batches(made, size, chance)]
    an_epoch = len(steps) // max(1, epochs)
    for step, _ in enumerate(_steps(model, steps, rate, device), 1):
        epoch, within = divmod(step, an_epoch)
        if not within:
            _save(model, tokenizer, out.with_name(f"{out.name}-{epoch}") if epochs > 1 else out)
    _save(model, tokenizer, out)
    export(out, out)


def _steps(
    model: Any, steps: Sequence[Sequence[Sequence[Features]]], rate: float, device: Any
) -> Iterator[None]:
    """Train on batches, one after the other, and yield after each."""
    import torch

    count = len(steps)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * count), (count - n) / count)
    )
    started, shown = time.perf_counter(), 0.0
    for step, batch in enumerate(steps):
        given = tensors([one for group in batch for one in group])
        with torch.autocast(device.type, dtype=torch.bfloat16):
            scored = model(**{name: rows.to(device) for name, rows in given.items()})
        loss = loss_of(scored, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        shown = 0.98 * shown + 0.02 * loss.item() if step else loss.item()
        if step % 50 == 0:
            taken = time.perf_counter() - started
            print(f"{step}/{count} loss {shown:.3f} {taken:.0f} s", flush=True)
        yield


def _save(model: Any, tokenizer: Any, out: Path) -> None:
    import copy

    copy.deepcopy(model).half().save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))


if __name__ == "__main__":
    sys.exit(main())
