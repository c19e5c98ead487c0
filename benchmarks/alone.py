"""`python -m benchmarks.alone STORE`: answer from a fresh process, and tell what it took.

Questions are read from standard input, a JSON list; the first is answered as soon as the answerer
is open, the others after it.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.figures import memory


def main() -> int:
    """Open a store, answer, and print what each step took, as JSON."""
    store, began = Path(sys.argv[1]), float(sys.argv[2])
    questions = json.load(sys.stdin)
    told: list[dict[str, float | str]] = []

    def note(step: str) -> None:
        wall = time.time() - began
        spent = time.process_time()
        held, most = memory()
        told.append({"step": step, "wall": wall, "cpu": spent, "megabytes": held, "most": most})

    import answering.answerer
    import vectorstore.archive  # noqa: F401  (what an answer needs, and nothing opened yet)
    from settings import Settings

    note("import")
    settings = Settings.from_environment().with_store(store)
    answerer = answering.answerer.Answerer.open(settings, create=False)
    note("open")
    answerer.answer(questions[0])
    note("first")
    for question in questions[1:]:
        answerer.answer(question)
    note("all")
    answerer.close()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
