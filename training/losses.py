"""What a reader is punished for: in each passage by itself, and among those of one question.

In a passage, the right start and end must be likelier than all other tokens, the first token
standing for no answer (Devlin et al., "BERT", 2019). Over the passages of a question, the right
ones must be likelier than all tokens of all of them, each held against its own passage's no answer
(after Clark and Gardner, "Simple and effective multi-paragraph reading comprehension", 2018): what
is sure in one passage must be less so than what answers in another.
"""

from collections.abc import Sequence
from typing import Any

import torch

from training.features import Features

UNREAD = -1e4
"""The margin of a token that cannot answer."""


def loss_of(scored: Any, groups: Sequence[Sequence[Features]]) -> torch.Tensor:
    """Return the loss of a batch.

    Args:
        scored: the model's output, a row a passage, with `start_logits` and `end_logits`.
        groups: the passages of each question, in the rows' order.
    """
    rows = [one for group in groups for one in group]
    total = torch.zeros(())
    for logits, right in (
        (scored.start_logits.float(), [one.start for one in rows]),
        (scored.end_logits.float(), [one.end for one in rows]),
    ):
        wanted = torch.tensor(right, device=logits.device)
        alone = torch.nn.functional.cross_entropy(logits, wanted)
        together = _among(_margins(logits, rows), wanted, groups)
        total = total.to(logits.device) + (alone + together) / 2
    return total


def _margins(logits: torch.Tensor, rows: Sequence[Features]) -> torch.Tensor:
    """Return by how much each token of a context is likelier than no answer in it."""
    held = torch.zeros_like(logits, dtype=torch.bool)
    for place, one in enumerate(rows):
        held[place, one.first : len(one.ids) - 1] = True
    return (logits - logits[:, :1]).masked_fill(~held, UNREAD)


def _among(
    margins: torch.Tensor, wanted: torch.Tensor, groups: Sequence[Sequence[Features]]
) -> torch.Tensor:
    """Return the mean loss of questions over all tokens of their passages, and no answer."""
    nowhere = torch.zeros(1, device=margins.device)
    losses, low = [], 0
    for group in groups:
        own = margins[low : low + len(group)]
        right = [own[n, wanted[low + n]] for n, one in enumerate(group) if one.start]
        held = torch.logsumexp(torch.stack(right), 0) if right else nowhere[0]
        losses.append(torch.logsumexp(torch.cat([own.flatten(), nowhere]), 0) - held)
        low += len(group)
    return torch.stack(losses).mean()
