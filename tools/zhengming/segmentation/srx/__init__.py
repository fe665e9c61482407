"""SRX 2.0, the Segmentation Rules eXchange format: read any, segment with it, write our own rules as such a file."""

from zhengming.segmentation.srx.engine import SrxSplitter
from zhengming.segmentation.srx.export import LIMITS, export
from zhengming.segmentation.srx.model import LanguageMap, LanguageRules, Rule, Srx
from zhengming.segmentation.srx.xml import read, render

__all__ = ["LIMITS", "LanguageMap", "LanguageRules", "Rule", "Srx", "SrxSplitter", "export", "read", "render"]
