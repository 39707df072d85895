"""What every environment shares. Differences live in development, test and production."""

import mimetypes

from csp.constants import NONE, SELF

from repository.settings import env

BASE_DIR = env.BASE_DIR
VAR_DIR = env.var_dir()

SECRET_KEY = env.secret_key()
DEBUG = False
ALLOWED_HOSTS = env.read_list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.read_list("CSRF_TRUSTED_ORIGINS")
ROOT_URLCONF = "repository.urls"
WSGI_APPLICATION = "repository.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "home",
    "repository.interchange",
    "repository.editorial",
    "repository.replication",
    "search",
    "repository.voices",
    "repository.records",
    "repository.network",
    "repository.taxonomy",
    "repository.media",
    "repository.publisher",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "corsheaders",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "repository.compression.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "repository.voices.withdrawal.middleware.WithdrawalsMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "repository.editorial.middleware.AdminMiddleware",
    "repository.interchange.middleware.SignpostingMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "repository.jinja.environment",
            "extensions": [
                "jinja2.ext.i18n",
                "wagtail.jinja2tags.core",
                "wagtail.images.jinja2tags.images",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = env.databases(VAR_DIR)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
# Only what is said to the tellers of stories is translated, once a second speaker approves it.
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True

mimetypes.add_type("text/vtt", ".vtt")
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# A picture that was not collected is a missing picture, not a broken page.
WHITENOISE_MANIFEST_STRICT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WITHDRAWALS_PATH = env.withdrawals_path()

# Files are only ever sent by the permission-checked view of `repository.media`.
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
# Bytes: a quarter of an hour of film.
MEDIA_MAX_UPLOAD_SIZE = 200 * 1024 * 1024

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **extra}
    for name, extra in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "wagtailadmin_login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
# Failed logins are counted by name and address.
AXES_CLIENT_IP_CALLABLE = "repository.addresses.read_address"
TRUSTED_PROXY = False
# One ward shares one address: lock the account under attack, not the ward.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

# Public pages take no inline script or style and no nonce, so that they can be cached.
# The admin's own policy is set by `repository.editorial.middleware`.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
# Pages of other sites may read what is public, and nobody is known by a cookie there.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After",
]  # fmt: skip
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "home.views.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wagtail shows previews in a frame of the same site, so DENY cannot be asked for.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env.read("DEFAULT_FROM_EMAIL")

WAGTAIL_SITE_NAME = "Maternity Equity Repository"
WAGTAILADMIN_BASE_URL = env.read("BASE_URL")
WAGTAILIMAGES_IMAGE_MODEL = "media.RepositoryImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "repository.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media.RepositoryDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "repository.media.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Each picture is drawn anew in memory, to take its hidden details out.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "m4a", "mp3", "mp4", "odp", "ods", "odt", "pdf", "pptx", "txt", "vtt", "xlsx",
]  # fmt: skip
WAGTAIL_FINISH_WORKFLOW_ACTION = "repository.editorial.approval.publish_approved"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = True
# The admin's date picker writes this, and en-gb forms must read it back.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# A long case study is many small fields, and a 5 MB paste must meet our own message.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# None: contact details are neither written nor read, and the check before deployment says so.
CONTACT_KEYS = env.contact_keys()
API_REQUESTS_PER_MINUTE = env.api_requests_per_minute()
LINK_CHECK_DAYS = env.link_check_days()
# Tests alone ask a server on their own machine; nobody's links may lead into ours.
LINK_CHECK_ALLOW_LOOPBACK = False
# None: no DOI is registered.
DATACITE = env.datacite()
SEARCH_COUNTS_DAYS = env.search_counts_days()
SEARCH_INDEX_DIR = VAR_DIR / "search"
# None: the embedded engine, in that folder.
ELASTICSEARCH = env.elasticsearch()
