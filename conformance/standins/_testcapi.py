"""Stands in the library that conformance/run makes for CPython's extension module of this name."""
import _adder
import sys

sys.modules[__name__] = _adder.test_module(__name__)
