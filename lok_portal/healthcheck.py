"""Exit code 0 when the web server in this container answers; run by the image's HEALTHCHECK."""

import os
import urllib.request


def check(port: int = 8000) -> None:
    """Ask like the proxy does: under the public name, and as if over https."""
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    question = urllib.request.Request(
        f"http://127.0.0.1:{port}/healthz", headers={"Host": name, "X-Forwarded-Proto": "https"}
    )
    urllib.request.urlopen(question, timeout=3).close()


if __name__ == "__main__":
    check()
