"""One server, as the client asks it: an answer that breaks off is none."""

from typing import Any, Final

from elastic_transport import ConnectionError as NoConnectionError
from elastic_transport import Urllib3HttpNode

_SUCCESS: Final = range(200, 300)


class WholeAnswerNode(Urllib3HttpNode):
    """Takes a connection that ends within an answer's headers for broken.

    Python's `http.client` takes the end of the stream for the end of the headers. Without the
    length that would have followed, it then reports success with an empty body.
    """

    def perform_request(self, method: str, *arguments: Any, **options: Any) -> Any:
        """Ask; raise the client's own error, so that it asks once more."""
        response = super().perform_request(method, *arguments, **options)
        # Elasticsearch always says something, unless only asked whether a thing exists.
        if method != "HEAD" and response.meta.status in _SUCCESS and not response.body:
            raise NoConnectionError("The connection ended within an answer.")
        return response
