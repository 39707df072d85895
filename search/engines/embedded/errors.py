"""Whatever the disk or the library refuses becomes the engine's one error."""

import contextlib
from collections.abc import Iterator

from search.engines.base import EngineUnavailableError


@contextlib.contextmanager
def translate_errors() -> Iterator[None]:
    """Turn errors of the disk and of Tantivy into the one that callers know."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise EngineUnavailableError(f"The search index could not be used: {error}") from error
    except BaseException as error:
        # An abort inside the library is no Exception, so that it would end the worker.
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailableError("The search library gave up.") from error
