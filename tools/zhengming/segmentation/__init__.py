"""How text falls into segments: rules as data, compiled once, one linear scan, offsets into the unchanged text."""

from zhengming.segmentation.policies import Policies
from zhengming.segmentation.segment import Segment, SegmentKind
from zhengming.segmentation.splitter import split

__all__ = ["Policies", "Segment", "SegmentKind", "split"]
