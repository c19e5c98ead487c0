"""`python evaluation/serve_model.py FILE.gguf PORT`: serve a model by OpenAI's protocol.

Runs in an environment of its own, with llama.cpp's server (xllamacpp) and nothing of the product:
to the product it is a server like any other.
"""

import sys
import time

import xllamacpp

CONTEXT_TOKENS = 8_192
TEMPERATURE = 0.2


def main() -> None:
    """Serve until the process is ended."""
    path, port = sys.argv[1:]
    parameters = xllamacpp.CommonParams()
    parameters.model.path = path
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = int(port)
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.sampling.temp = TEMPERATURE
    parameters.sampling.seed = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main()
