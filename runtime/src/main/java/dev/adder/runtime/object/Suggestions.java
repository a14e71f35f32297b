package dev.adder.runtime.object;

/** "Did you mean" for a name or an attribute that does not exist (Python/suggestions.c). */
final class Suggestions {
    private static final int MAX_CANDIDATES = 750;
    private static final int MAX_LENGTH = 40;
    private static final int MOVE_COST = 2;
    private static final int CASE_COST = 1;

    private Suggestions() {}

    /** ". Did you mean: 'x'?", or "". */
    static String of(PyBaseException exc) {
        try {
            PyStr found = null;
            if (exc.type == PyExc.AttributeError && exc instanceof PyAttributeError e) {
                found = forAttribute(e);
            } else if ((exc.type == PyExc.NameError || exc.type == PyExc.UnboundLocalError) && exc instanceof PyNameError e) {
                found = forName(e);
            }
            if (found == null) {
                return "";
            }
            String text = ". Did you mean: " + Objects.reprText(found) + "?";
            found.decref();
            return text;
        } catch (PyException e) {
            e.release();
            return "";
        }
    }

    private static PyStr forAttribute(PyAttributeError e) {
        if (e.obj == null || !(e.name instanceof PyStr name)) {
            return null;
        }
        PyObject method = Objects.lookupSpecial(e.obj, Id.__dir__);
        if (method == null) {
            return null;
        }
        PyObject names;
        try {
            names = Call.call(method);
        } finally {
            method.decref();
        }
        try {
            PyList list = Abstract.list(names);
            try {
                list.sort(null, false);
                return closest(list, name);
            } finally {
                list.decref();
            }
        } finally {
            names.decref();
        }
    }

    private static PyStr forName(PyNameError e) {
        if (!(e.name instanceof PyStr name) || e.traceback == null) {
            return null;
        }
        PyTraceback tb = e.traceback;
        while (tb.next != null) {
            tb = tb.next;
        }
        PyFrame frame = tb.frame;
        PyList locals = PyList.create();
        try {
            for (PyStr n : frame.code().localsplusNames()) {
                locals.append(n);
            }
            PyStr found = closest(locals, name);
            if (found != null) {
                return found;
            }
        } finally {
            locals.decref();
        }
        for (PyObject scope : new PyObject[] {frame.globals(), frame.builtins()}) {
            if (scope instanceof PyDict) {
                PyList keys = Abstract.list(scope);
                try {
                    PyStr found = closest(keys, name);
                    if (found != null) {
                        return found;
                    }
                } finally {
                    keys.decref();
                }
            }
        }
        return null;
    }

    // CPython: Python/suggestions.c calculate_suggestions
    private static PyStr closest(PyList candidates, PyStr name) {
        if (candidates.size() >= MAX_CANDIDATES) {
            return null;
        }
        byte[] target = name.toUtf8();
        PyStr best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < candidates.size(); i++) {
            if (!(candidates.get(i) instanceof PyStr item) || item.equalTo(name)) {
                continue;
            }
            byte[] text = item.toUtf8();
            int max = (target.length + text.length + 3) * MOVE_COST / 6;
            max = Math.min(max, bestDistance - 1);
            int distance = distance(target, text, max);
            if (distance > max) {
                continue;
            }
            if (best == null || distance < bestDistance) {
                best = item;
                bestDistance = distance;
            }
        }
        if (best != null) {
            best.incref();
        }
        return best;
    }

    private static int cost(byte a, byte b) {
        if (a == b) {
            return 0;
        }
        if ((a & 31) != (b & 31)) {
            return MOVE_COST;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
    }

    /** The Levenshtein distance in bytes, or more than {@code max} if it is that. */
    // CPython: Python/suggestions.c levenshtein_distance
    private static int distance(byte[] a, byte[] b, int max) {
        int from = 0;
        int an = a.length;
        int bn = b.length;
        while (from < an && from < bn && a[from] == b[from]) {
            from++;
        }
        while (an > from && bn > from && a[an - 1] == b[bn - 1]) {
            an--;
            bn--;
        }
        int n = an - from;
        int m = bn - from;
        if (n == 0 || m == 0) {
            return (n + m) * MOVE_COST;
        }
        if (n > MAX_LENGTH || m > MAX_LENGTH) {
            return max + 1;
        }
        if (m < n) {
            byte[] t = a;
            a = b;
            b = t;
            int k = n;
            n = m;
            m = k;
        }
        if ((m - n) * MOVE_COST > max) {
            return max + 1;
        }
        int[] row = new int[n];
        for (int i = 0; i < n; i++) {
            row[i] = (i + 1) * MOVE_COST;
        }
        int result = 0;
        for (int j = 0; j < m; j++) {
            int diagonal = result = j * MOVE_COST;
            int minimum = Integer.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                int substitute = diagonal + cost(b[from + j], a[from + i]);
                diagonal = row[i];
                int insertDelete = Math.min(result, diagonal) + MOVE_COST;
                result = Math.min(insertDelete, substitute);
                row[i] = result;
                minimum = Math.min(minimum, result);
            }
            if (minimum > max) {
                return max + 1;
            }
        }
        return result;
    }
}
