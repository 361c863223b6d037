"""A browser page that remembers what went wrong behind its back."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response


class Watched:
    """A page with its faults: console errors (CSP included), strangers, server errors."""

    def __init__(self, page: Page, portal: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self._host = urlsplit(portal).netloc
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def open(self, address: str) -> Page:
        """Go to `address` and wait until the page and what it loads are there."""
        self.page.goto(address, wait_until="load")
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        # An error page is reported by the browser as a failed load; that is its status, no fault.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._host:
            self.faults.append(f"request to a stranger: {request.url}")

    def _response(self, response: Response) -> None:
        expected = response.request.is_navigation_request() and response.status < 500
        if response.status >= 400 and not expected:
            self.faults.append(f"{response.status} for {response.url}")
