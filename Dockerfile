# Kehu in a container: small, not root, and content with a read-only root file system.
# Writable are only /data (an SQLite file, backups; not needed with PostgreSQL) and /tmp.
FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /kehu
COPY requirements.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-compile --requirement requirements.txt \
 && /venv/bin/pip uninstall --yes pip
COPY app.py pyproject.toml LICENSE ./
COPY bot ./bot
COPY dialogs ./dialogs
COPY schedules ./schedules
COPY storage ./storage
# Compiled here, once: the running container may not write. The SDK's recognizers make Python warn while it does.
RUN python -W ignore -m compileall -q /venv/lib /kehu

FROM python:3.13-slim-trixie
LABEL org.opencontainers.image.title="Kehu" \
      org.opencontainers.image.description="A Microsoft Teams bot for a development network" \
      org.opencontainers.image.licenses="EUPL-1.2"
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PATH=/venv/bin:$PATH \
    KEHU_DATABASE_URL=sqlite:////data/kehu.db
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin kehu \
 && install --directory --owner=kehu --group=kehu --mode=0700 /data
COPY --from=build /venv /venv
COPY --from=build /kehu /kehu
WORKDIR /kehu
USER 10001:10001
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
# Python asks itself, so that the image needs no other program for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('PORT', '3978') + '/health', timeout=4)"]
ENTRYPOINT ["python", "app.py"]
