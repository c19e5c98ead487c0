"""Reads and counts tokens as an embedding model does, from its tokenizer's files alone.

Knows no weights: it loads in a moment and travels to other processes.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer
from tokenizers.normalizers import Lowercase
from tokenizers.normalizers import Sequence as NormalizerSequence

from errors import ModelError
from words import models as said

_LONGEST = 512
"""Tokens that a model reads whose files don't say."""


class TokenCounter:
    """The tokenizer of a sentence-transformers model, without the model.

    `max_tokens` is how many tokens the model reads, its start and end tokens included.

    Args:
        folder: the model's folder.

    Raises:
        ModelError: the folder holds no such model.
    """

    def __init__(self, folder: Path) -> None:
        here = folder
        try:
            if (folder / "modules.json").exists():
                modules = json.loads((folder / "modules.json").read_text("utf-8"))
                here = folder / modules[0]["path"]
            self._tokenizer: Any = Tokenizer.from_file(str(here / "tokenizer.json"))
            settings = _read(here / "sentence_bert_config.json")
            self.max_tokens = settings.get("max_seq_length") or _longest(here)
        except Exception as error:  # the tokenizer's library raises bare exceptions
            raise ModelError(said.no_tokenizer(folder, error)) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        if settings.get("do_lower_case"):
            own = self._tokenizer.normalizer
            self._tokenizer.normalizer = NormalizerSequence([Lowercase(), *([own] if own else [])])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens as the model does, without its start and end tokens."""
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(one) for one in encoded]

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens that the model reads of each text; a longer one loses its end."""
        whole = [one.ids for one in self._tokenizer.encode_batch_fast(list(texts))]
        return [
            ids if len(ids) <= self.max_tokens else [*ids[: self.max_tokens - 1], ids[-1]]
            for ids in whole
        ]


def _longest(folder: Path) -> int:
    """Return what the tokenizer takes, but no more than the model has positions for."""
    of_tokenizer = _read(folder / "tokenizer_config.json").get("model_max_length")
    of_model = _read(folder / "config.json").get("max_position_embeddings")
    return int(min(of_tokenizer or _LONGEST, of_model or _LONGEST))


def _read(path: Path) -> dict[str, Any]:
    """Read a JSON object, empty where there is no such file."""
    held: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return held
