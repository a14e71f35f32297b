"""Standard streams that are closed, full, broken, or no files."""
from tried import in_new_directory, shell

directory = in_new_directory()
for command in (
    '$P -c "print(1)" >&-',
    '$P -c "import sys; print(sys.stdin)" <&-',
    '$P -c "input()" <&-',
    '$P -c "1/0" 2>&-',
    '$P -c "import sys; sys.stderr.write(str(sys.stdout))" >&-',
    '$P <&-',
    '$P < .',
    '$P -c "for i in range(100000): print(i)" | head -1; echo ${PIPESTATUS[0]}',
    '($P -c "import time; time.sleep(.5); print(1)"; echo $? >&2) | true',
    '($P -c "import time; time.sleep(.5); print(1, flush=True)"; echo $? >&2) | true',
    '$P -c "print(1)" > /dev/full',
    '$P -c "print(1, flush=True)" > /dev/full',
    '$P -c "import sys; sys.stderr.write(str(1))" 2> /dev/full',
    '$P -c "import sys; sys.stdout.close(); print(1)"',
    '$P -c "import sys; sys.stdout.buffer.close(); print(1)"',
    '$P -c "import sys; sys.stdin.close(); input()"',
    '$P -c "import sys; sys.stderr = None; 1/0"',
    '$P -c "import sys; del sys.stdout; print(1)"',
    '$P -c "import os; os.close(1); print(1)"',
    '$P -c "import os; os.close(2); 1/0"',
    '$P -c "import sys; sys.stderr.close(); 1/0" 2>&1 | sed "s/0x[0-9a-f]*/0x/"',
    'printf "x = 1\\0" | $P',
    'printf "x = \'\\377\'" | $P',
    'printf "print(1)\\n 2" | $P',
    'echo "print(5)" | $P /dev/stdin',
    '$P /dev/null',
):
    shell(command)
