"""What people would use instead, each over the same texts: one text for each fact, and the best match is the answer."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks.peers.contract import Peer
from benchmarks.peers.embeddings import MiniLm
from benchmarks.peers.full_text import AllWords, AnyWord, Trigrams
from benchmarks.peers.fuzzy import RapidFuzzTokenSet, RapidFuzzWRatio, TheFuzz
from benchmarks.peers.ranked import Bm25s, TantivyFuzzy

PEERS: Mapping[str, Callable[[], Peer]] = MappingProxyType(
    {
        peer.name: peer
        for peer in (
            RapidFuzzWRatio,
            RapidFuzzTokenSet,
            TheFuzz,
            AllWords,
            AnyWord,
            Trigrams,
            Bm25s,
            TantivyFuzzy,
            MiniLm,
        )
    }
)

__all__ = ["PEERS", "Peer"]
