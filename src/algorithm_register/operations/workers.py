"""A worker that takes a connection only when a thread is free, and gives it a thread only when it asks something.

gunicorn's own takes all that come: of twenty visitors one worker may hold fifteen while another rests. And it has a
thread wait for the first word of whoever connects, so that a few silent visitors keep all others waiting.
"""

import time
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# Who connects may be silent for this many seconds: browsers connect before they know what to ask.
_SILENT = 10


class FairWorker(ThreadWorker):
    """gunicorn's worker with threads, which leaves to others what it cannot begin. All this runs in its main thread."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._busy = 0

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread answer a connection that asks something; any other waits without one."""
        if not (conn.initialized or conn.data_ready):
            self._listen(conn)
            return
        self._busy += 1
        super().enqueue_req(conn)
        if self._accepting:  # type: ignore[attr-defined]  # the stubs do not know it
            self.set_accept_enabled(True)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """A thread is free again; the loop that called this goes on to accept."""
        self._busy -= 1
        super().finish_request(conn, fs)

    def set_accept_enabled(self, enabled: bool | None) -> None:
        """Accept as far as a thread is free."""
        super().set_accept_enabled(bool(enabled) and self._busy < self.cfg.threads)

    def _listen(self, conn: TConn) -> None:
        conn.timeout = time.monotonic() + _SILENT
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))
