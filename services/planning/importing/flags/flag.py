"""One thing in the source that does not agree with itself or with the law."""

from dataclasses import dataclass

from services.planning.importing.sentences import Sentence


@dataclass(frozen=True)
class Flag:
    """What is odd, where (paths and the first sentence), and how to tell people."""

    code: str
    node_paths: tuple[str, ...]
    sentence: Sentence | None
    message: str
