# Two stages, so that pip and its caches stay out of what runs.
FROM python:3.13-slim AS build
COPY requirements.txt .
RUN python -m venv --without-pip /venv \
    && python -m pip --python /venv/bin/python install --no-cache-dir --require-hashes --requirement requirements.txt \
    && /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /venv/lib

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 grapevine
COPY --from=build /venv /venv
WORKDIR /app
COPY bot bot
COPY adapters adapters
COPY storage storage
# Nothing is written at run time: the bytecode is made here, for files that never change.
RUN /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash bot adapters storage
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER grapevine
EXPOSE 8080
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
