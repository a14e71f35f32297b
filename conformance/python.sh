# Sourced: sets python to a CPython 3.11, the oracle.
for python in "${PYTHON:-}" python3.11 python3 none; do
    [ -n "$python" ] || continue
    if [ "$python" = none ]; then
        echo "needs a CPython 3.11 as python3.11 or python3 on the PATH, or named by PYTHON" >&2
        exit 1
    fi
    python=$(command -v "$python") || continue
    is='import sys; print(sys.implementation.name, sys.version_info[:2] == (3, 11), sys.executable)'
    case $("$python" -c "$is" 2> /dev/null) in
        "cpython True "*)
            # The interpreter itself, not a shim that stands for it.
            python=$("$python" -c 'import sys; print(sys.executable)')
            break
            ;;
    esac
done
