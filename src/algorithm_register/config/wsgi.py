"""The WSGI entry that a server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "algorithm_register.config.settings.runtime")

application = get_wsgi_application()
