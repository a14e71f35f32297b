"""Warnings shown on stderr with their line, once per place, and turned into errors."""
import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


for i in range(3):
    warnings.warn("shown once")
old()
warnings.warn(UserWarning("an instance"))
warnings.warn("resource", ResourceWarning)
warnings.simplefilter("always")
for i in range(2):
    warnings.warn("twice", RuntimeWarning)
warnings.warn_explicit("explicit", FutureWarning, "some_file.py", 7)
warnings.simplefilter("error")
try:
    old()
except DeprecationWarning as e:
    print("error", e)
warnings.warn("uncaught", UserWarning)
