# One image for web, worker and one-off commands. docs/operations.md says how to run it.
# Node is needed to compile the style sheet and stays behind in the first stage.

FROM python:3.11-slim AS styles
WORKDIR /app
COPY requirements-build.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements-build.txt
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY static static
RUN npm run build

FROM python:3.11-slim AS packages
RUN python -m venv /opt/venv
COPY requirements.txt ./
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=repository.settings.production \
    VAR_DIR=/var/lib/repository
# The account owns the data folder and nothing else: the code is read-only to it.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin repository \
 && install -d -o repository -g repository \
      /var/lib/repository /var/lib/repository/media /var/lib/repository/search \
      /var/lib/withdrawals
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=styles /app/static/build static/build
USER repository
# This key exists for this one command, so that no key is generated into the image.
RUN SECRET_KEY=for-collectstatic-alone python manage.py collectstatic --noinput --verbosity 0
EXPOSE 8000
# Asks under the first host name that the site answers to: any other name is refused.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["python", "-c", "import os; from urllib.request import Request, urlopen; host = os.environ.get('ALLOWED_HOSTS', '').split(',')[0].strip().lstrip('*.') or 'localhost'; urlopen(Request('http://127.0.0.1:8000/health/live', headers={'Host': host}), timeout=4)"]
# Gunicorn reads the number of processes from WEB_CONCURRENCY.
CMD ["gunicorn", "repository.wsgi", "--bind", "0.0.0.0:8000", "--threads", "8", \
     "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-", \
     "--access-logformat", "%(h)s %(t)s %(m)s %(U)s %(s)s %(B)s %(M)s ms", "--no-control-socket"]
