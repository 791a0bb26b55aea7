"""Logs of requests without personal data: no visitor's address, no query string, no name of a browser."""

import logging
from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger

# Moment, method, path, status, bytes, milliseconds.
ACCESS_FORMAT = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)s ms"


class PrivateLogger(Logger):
    """gunicorn's logger, less what tells who asked."""

    def setup(self, cfg: Any) -> None:
        """Also leave out the one message of the server itself that names an address."""
        super().setup(cfg)
        self.error_log.addFilter(names_no_visitor)

    def access(self, resp: Any, req: Any, environ: Any, request_time: Any) -> None:
        """Log one answer; its path is quoted, so that no request can forge a line.

        It is the path as it was sent: the one of the environment is read by then, and in any writing.
        """
        path = quote(req.path or "", safe="/-._~%", encoding="latin-1")
        super().access(resp, req, {**environ, "PATH_INFO": path}, request_time)


def names_no_visitor(record: logging.LogRecord) -> bool:
    """Whether a message of the server may be logged: not when it gives the visitor's address."""
    return not record.getMessage().startswith("Invalid request from ip=")
