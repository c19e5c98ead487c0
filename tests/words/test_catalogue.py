"""What the product says of its own accord stands in `words`, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import errors
from tests.test_architecture import modules, parsed, place

ERRORS = {name for name, found in vars(errors).items() if isinstance(found, type)}
SAYING = {"show", "complain", "fail", "BadParameter", "text", "element", "Problem", "Outcome"}
"""Functions that show their words to people, beside those of Streamlit and the errors."""
NOT_SAID = {"option", "argument", "flag", "Command", "compile", "finditer", "search", "fullmatch"}
"""Functions whose words are an option's help, which stands by its option, or are no words."""
LEAST_WORDS = 4
CODE = re.compile(r"\s*(?:<|export default|SELECT|INSERT|DELETE|ALTER|from [\w.]+ import )")
"""How pages, scripts and requests to a database begin."""
SENTENCE = re.compile(r"[A-Za-z“(…][^<>|\\=_]*(?:[.!?…]|; [a-z][^<>|\\=_]*)")
"""What reads like a sentence: up to a full stop, or "this is …; do that"."""
ELSEWHERE = {
    "evaluation/report.py": "a report, of which the sentences are the larger part",
    "benchmarks/report.py": "the same",
    "answering/writing/prompt.py": "what a language model is told to say, and is not shown",
    "evaluation/speed.py": "a question that is asked to measure",
    "benchmarks/questions.py": "questions that are asked to measure",
    "training/minutes.py": "questions that are made to train with",
    "training/made_up.py": "questions that nothing answers, to fit with",
}
"""Modules that hold sentences of their own, and why."""


def written(node: ast.AST) -> str:
    """Return the text of a literal, a sign in place of each value that is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(written(part) or "…" for part in node.values)
    return ""


def count_words(said: str) -> int:
    return sum(any(char.isalpha() for char in word) for word in said.split())


def name_of(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "attr", "") or getattr(function, "id", "")


def is_streamlit(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("st.")


def constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what the names of a module stand for that are given a value once, at its top."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def said_in_calls(tree: ast.Module) -> Iterator[str]:
    """Yield the literals of four words or more that are raised as an error or shown."""
    named = constants(tree)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        if name_of(call) not in ERRORS | SAYING and not is_streamlit(call):
            continue
        given = [*call.args, *(one.value for one in call.keywords if one.arg != "css")]
        for node in (inner for one in given for inner in ast.walk(one)):
            found = named.get(node.id, node) if isinstance(node, ast.Name) else node
            if count_words(written(found)) >= LEAST_WORDS:
                yield written(found)


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the literals that read like sentences, wherever they stand."""
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))  # what a module, a class or a value is for
        if isinstance(node, ast.JoinedStr):
            passed_over.update(map(id, node.values))
        if isinstance(node, ast.Call) and name_of(node) in NOT_SAID:
            passed_over.update(map(id, ast.walk(node)))
        if isinstance(node, ast.Raise) and "Error" in ast.unparse(node.exc or node):
            passed_over.update(map(id, ast.walk(node)))  # errors are seen to by the calls
    for node in ast.walk(tree):
        if id(node) not in passed_over and SENTENCE.fullmatch(written(node).strip()):
            yield written(node)


def strays(tree: ast.Module) -> list[str]:
    found = [*said_in_calls(tree), *sentences(tree)]
    return [said for said in found if count_words(said) >= LEAST_WORDS and not CODE.match(said)]


def looked_at() -> list[Path]:
    return [path for path in modules() if not place(path).startswith("words/")]


def test_no_other_module_says_a_sentence() -> None:
    found = {place(path): strays(parsed(path)) for path in looked_at()}
    assert {where: said for where, said in found.items() if said and where not in ELSEWHERE} == {}


@pytest.mark.parametrize("where", ELSEWHERE)
def test_what_is_left_elsewhere_is_still_there(where: str) -> None:
    (path,) = [path for path in looked_at() if place(path) == where]
    assert strays(parsed(path))


@pytest.mark.parametrize(
    "code",
    [
        'raise SettingError("The title needs some words.")',
        'raise StoreBusy(f"The archive {folder} is in use")',
        'raise SourceError("it is damaged and" if cut else "it is old and grey")',
        'WHY = "it is damaged and old"\nraise SourceError(WHY)',
        'def f():\n    raise errors.SourceError("it cannot be read at all")',
        'st.markdown("Choose a row of it")',
        'show("\\n".join(["Nothing was found there", *lines]))',
        'markup.show(element("p", text("Nothing was found there")))',
        'ctx.fail("Give either this or that.")',
        'return "it is too large for us; split it"',
        'NOTICE = {"a": "The file was read in part."}',
        'told = "reading it took far too long; save it anew"',
        'lines.append(f"Only {count} of them were read.")',
    ],
)
def test_a_sentence_that_stands_elsewhere_is_found(code: str) -> None:
    assert strays(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "raise SettingError(said.title_empty())",
        'raise ValueError("this is never shown to people")',
        'raise SettingError(f"{name}: {why}")',
        'st.container(key="atm-neighbours")',
        'element("p", words, css="one two three four five")',
        'option("--store", "DIR", "This is the folder of the archive.")',
        '"""This module says what it does."""',
        'ONE_OF = "council committee meeting public full"',
    ],
)
def test_what_is_no_sentence_of_the_product_is_let_be(code: str) -> None:
    assert strays(ast.parse(code)) == []
