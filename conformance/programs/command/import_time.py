"""-X importtime tells of each module under the one that imports it."""
import re
import subprocess
import sys
from tried import in_new_directory

directory = in_new_directory()
for name, content in ("outer.py", "import inner\nimport other\n"), ("inner.py", ""), ("other.py", "import inner\n1 / 0\n"):
    with open(name, "w") as f:
        f.write(content)
done = subprocess.run([sys.executable, "-X", "importtime", "-c", "import outer"], capture_output=True, text=True)
lines = done.stderr.splitlines()
print(lines[0])
print(*(re.sub(r" *[0-9]+", " N", line) for line in lines if line.endswith(("outer", "inner", "other"))), sep="\n")
selfs, cumulatives = zip(*(map(int, re.findall("[0-9]+", line)) for line in lines if line.endswith("outer") and "|" in line))
print(all(s <= c for s, c in zip(selfs, cumulatives)), lines[-1])
