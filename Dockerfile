# One image for all parts; which one runs is an argument: `serve planning`.
# No "# syntax=" line, no mounts: builds with old and new engines, with and without BuildKit.
ARG PYTHON_IMAGE=python:3.12-slim-bookworm

FROM ${PYTHON_IMAGE} AS packages
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 UV_NO_CACHE=1
COPY pyproject.toml requirements.lock package.json package-lock.json .npmrc README.md ./
COPY tools/__init__.py tools/setup.py tools/assets.py tools/assets.lock.json tools/image.py tools/
RUN python tools/setup.py && .venv/bin/python -m tools.image

FROM ${PYTHON_IMAGE}
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1
# Uploaded files; a volume made from this folder belongs to the user below.
RUN useradd --no-create-home --uid 10001 danbiet && install -d -o danbiet /files
COPY --from=packages /app/.venv .venv
COPY --from=packages /app/node_modules/@expo-google-fonts node_modules/@expo-google-fonts
COPY pyproject.toml README.md ./
COPY libs libs
COPY services services
COPY tools tools
COPY deploy/env.example deploy/env.example
COPY --from=packages /app/services/portal/static/vendor services/portal/static/vendor
# The container's file system is read-only: what is not compiled now is compiled at every start.
RUN python -m compileall -q libs services tools
USER 10001
# A part is reached over the bus alone: alive means connected to NATS (port 4222 is 107E).
# grep costs a tenth of what a Python would.
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
    CMD ["grep", "-qE", ":107E 01 ", "/proc/net/tcp", "/proc/net/tcp6"]
ENTRYPOINT ["danbiet"]
CMD ["help"]
