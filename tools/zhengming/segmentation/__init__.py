"""How text falls into segments: rules as data, compiled once, one linear scan, offsets into the unchanged text."""

from zhengming.segmentation.detection import detect
from zhengming.segmentation.policies import Policies, policies
from zhengming.segmentation.segment import Segment, SegmentKind
from zhengming.segmentation.splitter import Splitter, compile_splitter, split
from zhengming.segmentation.streaming import stream

__all__ = [
    "Policies",
    "Segment",
    "SegmentKind",
    "Splitter",
    "compile_splitter",
    "detect",
    "policies",
    "split",
    "stream",
]
