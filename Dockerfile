# One image for server, worker and tick; compose.yaml says which is which.
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=marketplace.settings.production TOWN_VAR=/srv/town/var
WORKDIR /srv/town
COPY requirements/base.txt requirements/
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/base.txt
COPY manage.py pyproject.toml ./
COPY marketplace marketplace
COPY shops shops
COPY search search
COPY training training
RUN useradd --system town && mkdir -p var && chown town var \
 && python manage.py messages --compile --settings marketplace.settings.dev \
 && DATABASE_URL=sqlite:////tmp/none.sqlite3 python manage.py collectstatic --noinput --settings marketplace.settings.dev
USER town
EXPOSE 8000
CMD ["gunicorn", "marketplace.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-"]
