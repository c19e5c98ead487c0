import pytest

from on_demand import on_demand
from schema.queries import Query
from tests.running import run

HEAVY = "'langchain_core', 'chromadb', 'numpy', 'streamlit', 'vectorstore.archive'"


def test_what_a_room_offers_is_loaded_when_it_is_asked_for() -> None:
    load = on_demand("schema", Query="queries")
    assert load("Query") is Query
    with pytest.raises(AttributeError, match=r"schema.*nothing"):
        load("nothing")


def test_a_process_that_reads_files_loads_no_vectors() -> None:
    done = run(
        "-c",
        "import sys, ingest.files.process, ingest.files.reading; "
        f"print([one for one in ({HEAVY}) if one in sys.modules])",
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
