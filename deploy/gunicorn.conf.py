"""gunicorn: two workers of four threads, measured best on two cores.

The app is loaded once and its objects are frozen before the fork, so that the
workers share the memory of the search view. There is no access log: an
address can hold what a family searched for.
"""

import gc
import os

workers = int(os.environ.get("PORTAL_WEB_WORKERS", "2"))
threads = 4
worker_class = "gthread"
preload_app = True
graceful_timeout = 20
timeout = 30
max_requests = 5000
max_requests_jitter = 500
MEMORY = "/dev/shm"  # noqa: S108  # gunicorn's heartbeat file; a slow disk must not look like a hung worker
worker_tmp_dir = MEMORY if os.path.isdir(MEMORY) else None
control_socket_disable = True  # nothing outside the data folder, not even a socket
accesslog = None
errorlog = "-"
limit_request_line = 8190
forwarded_allow_ips = os.environ.get("PORTAL_PROXIES", "127.0.0.1")


def when_ready(server: object) -> None:
    """Move everything made so far out of the collector's sight: forks then share it."""
    gc.collect()
    gc.freeze()
