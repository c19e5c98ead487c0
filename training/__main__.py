"""`python -m training --questions DIR --archive STORE --out DIR`: train the reader.

`--asked FILE NAME STORE`, given for each archive, trains on questions that people wrote on it, and
`--begin-with training/weights` goes on from a reader that was trained before.

The embedding model's own encoder gets a head that marks where an answer starts and ends
(Devlin et al., "BERT", 2019, section 4.3: a question without an answer points at the first
token). Two to three hours on two cores; minutes on a GPU.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Annotated, Any

from commands import Command, Context, days, option, sets, show
from training.asked import examples_of, read_asked
from training.corpus import LeftOut, gather
from training.examples import Example
from training.export import export
from vectorstore import Archive, EmbeddingModel
from vectorstore.embedding import check_weights, default_model_folder
from words import evaluation as said

if TYPE_CHECKING:
    from training.features import Features

BATCH = 28
"""Passages in a batch, more or less: those of a question stay together."""
RATE = 1.5e-4
WARM_UP = 0.08
"""Part of the steps in which the rate rises."""
SEED = 2026


Questions = Annotated[Path | None, option("--questions", "FOLDER", "published collections", Path)]
OnArchives = Annotated[
    list[str] | None,
    option(
        "--asked",
        "FILE NAME STORE",
        "questions on an archive by its name in the file; may be given again",
    ),
]
BeginWith = Annotated[Path | None, option("--begin-with", "WEIGHTS", "a trained reader", Path)]
Archives = Annotated[list[str] | None, option("--archive", "STORE", "a store; may be given again")]
Kept = Annotated[
    list[date] | None, option("--leave-out", "FIRST LAST", "meetings kept for measuring", days)
]
Epochs = Annotated[int, option("--epochs", "N", "each is saved, as OUT-1, OUT-2 …", int)]
Rate = Annotated[float, option("--rate", "R", "of learning, at its highest", float)]
Out = Annotated[Path, option("--out", "DIR", "a folder for the weights", Path)]


def train_reader(
    ctx: Context,
    out: Out,
    questions: Questions = None,
    asked: OnArchives = None,
    begin_with: BeginWith = None,
    archive: Archives = None,
    leave_out: Kept = None,
    epochs: Epochs = 1,
    rate: Rate = RATE,
) -> int:
    """Train the reader and save its weights."""
    if not (questions or asked):
        ctx.fail(said.WHAT_TO_TRAIN_ON)
    chance = Random(SEED)
    encoder = begin_with or default_model_folder()
    examples = _of_archives(sets(asked or (), 3), chance)
    if questions:
        left_out = LeftOut(*leave_out[-2:]) if leave_out else None
        examples += _of_collections(questions, archive or (), left_out, chance)
    chance.shuffle(examples)
    if not begin_with:
        check_weights(encoder)
    train(examples, encoder, out, epochs=epochs, chance=chance, rate=rate)
    return 0


def _of_archives(given: Sequence[Sequence[str]], chance: Random) -> list[list[Example]]:
    """Return what is to be learnt from people's questions, the examples of each together."""
    model = EmbeddingModel()
    made: list[list[Example]] = []
    for path, name, store in given:
        with closing(Archive(Path(store), model, create=False)) as archive:
            made += examples_of(read_asked(Path(path), name), archive, chance)
    return made


def _of_collections(
    questions: Path, stores: Sequence[str], left_out: LeftOut | None, chance: Random
) -> list[list[Example]]:
    """Return what is to be learnt from published collections, and from archives beside them."""
    model = EmbeddingModel()
    archives = [(Archive(Path(store), model, create=False), left_out) for store in stores]
    return [[one] for one in gather(questions, archives, chance)]


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

    from training.features import batches, features

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
    show(f"{len(made)} questions, {count} examples")
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
    model: Any, steps: "Sequence[Sequence[Sequence[Features]]]", rate: float, device: Any
) -> Iterator[None]:
    """Train on batches, one after the other, and yield after each."""
    import torch

    from training.features import tensors
    from training.losses import loss_of

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
            show(f"{step}/{count} loss {shown:.3f} {taken:.0f} s")
        yield


def _save(model: Any, tokenizer: Any, out: Path) -> None:
    import copy

    copy.deepcopy(model).half().save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))


main = Command("python -m training", train_reader)

if __name__ == "__main__":
    sys.exit(main())
