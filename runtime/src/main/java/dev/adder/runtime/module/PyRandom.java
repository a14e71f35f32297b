package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.math.BigInteger;
import java.security.SecureRandom;

/** A Mersenne Twister ({@code _random.Random}): the generator MT19937 of Matsumoto and Nishimura, seeded and read as CPython does. */
@BuiltinType(name = "_random.Random", doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX_A = 0x9908b0df;
    private static final int UPPER_MASK = 0x80000000;
    private static final int LOWER_MASK = 0x7fffffff;

    private final int[] state = new int[N];
    private int index = N;

    private PyRandom(PyType type) {
        super(type);
    }

    // CPython: Modules/_randommodule.c genrand_uint32
    private int next() {
        int[] mt = state;
        if (index >= N) {
            for (int k = 0; k < N; k++) {
                int y = mt[k] & UPPER_MASK | mt[(k + 1) % N] & LOWER_MASK;
                mt[k] = mt[(k + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX_A);
            }
            index = 0;
        }
        int y = mt[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void seed(int s) {
        state[0] = s;
        for (int j = 1; j < N; j++) {
            state[j] = 1812433253 * (state[j - 1] ^ state[j - 1] >>> 30) + j;
        }
        index = N;
    }

    // CPython: Modules/_randommodule.c init_by_array
    private void seed(int[] key) {
        seed(19650218);
        int[] mt = state;
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i >= N) {
                mt[0] = mt[N - 1];
                i = 1;
            }
            if (++j >= key.length) {
                j = 0;
            }
        }
        for (int k = N - 1; k > 0; k--) {
            mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1566083941) - i;
            if (++i >= N) {
                mt[0] = mt[N - 1];
                i = 1;
            }
        }
        mt[0] = 0x80000000;
    }

    // CPython: Modules/_randommodule.c random_seed
    private void seedFrom(PyObject arg) {
        if (arg == null || arg == PyNone.INSTANCE) {
            SecureRandom random = new SecureRandom();
            int[] key = new int[N];
            for (int i = 0; i < N; i++) {
                key[i] = random.nextInt();
            }
            seed(key);
            return;
        }
        BigInteger n;
        if (arg instanceof PyInt i) {
            n = i.bigValue().abs();
        } else {
            n = BigInteger.valueOf(Objects.hash(arg));
            if (n.signum() < 0) {
                n = n.add(BigInteger.ONE.shiftLeft(64));
            }
        }
        int words = Math.max(1, (n.bitLength() + 31) / 32);
        int[] key = new int[words];
        for (int i = 0; i < words; i++) {
            key[i] = n.shiftRight(32 * i).intValue();
        }
        seed(key);
    }

    @PyNew(value = "Random", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyRandom r = new PyRandom(cls);
        TypeObject.initInstance(r);
        return r;
    }

    // CPython: Modules/_randommodule.c random_init
    @PyInit(value = "Random", raw = true)
    static void init(PyRandom self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0 && self.type == TYPE) {
            throw PyErr.typeError("Random() takes no keyword arguments");
        }
        if (nargs > 1) {
            throw PyErr.typeError("Random() requires 0 or 1 argument");
        }
        self.seedFrom(nargs == 1 ? args[base] : null);
    }

    @PyMethod(value = "random($self, /)", doc = "random() -> x in the interval [0, 1).")
    static double random(PyRandom self) {
        long a = self.next() >>> 5;
        long b = self.next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    @PyMethod(value = "seed($self, n=None, /)", doc = "seed([n]) -> None.\n\n"
            + "Defaults to use urandom and falls back to a combination\n"
            + "of the current time and the process identifier.")
    static void seed(PyRandom self, PyObject n) {
        self.seedFrom(n);
    }

    @PyMethod(value = "getstate($self, /)", doc = "getstate() -> tuple containing the current state.")
    static PyObject getState(PyRandom self) {
        PyObject[] items = new PyObject[N + 1];
        for (int i = 0; i < N; i++) {
            items[i] = PyInt.of(self.state[i] & 0xFFFFFFFFL);
        }
        items[N] = PyInt.of(self.index);
        return PyTuple.steal(items);
    }

    private static long unsignedLong(PyObject o) {
        if (!(o instanceof PyInt i)) {
            throw PyErr.typeError("an integer is required");
        }
        if (i.signum() < 0) {
            throw PyErr.overflowError("can't convert negative value to unsigned int");
        }
        if (i.bitLength() > 64) {
            throw PyErr.overflowError("Python int too large to convert to C unsigned long");
        }
        return i.lowBits();
    }

    // CPython: Modules/_randommodule.c _random_Random_setstate
    @PyMethod(value = "setstate($self, state, /)", doc = "setstate(state) -> None.  Restores generator state.")
    static void setState(PyRandom self, PyObject state) {
        if (!(state instanceof PyTuple t)) {
            throw PyErr.typeError("state vector must be a tuple");
        }
        if (t.size() != N + 1) {
            throw PyErr.valueError("state vector is the wrong size");
        }
        int[] values = new int[N];
        for (int i = 0; i < N; i++) {
            values[i] = (int) unsignedLong(t.get(i));
        }
        PyObject last = t.get(N);
        if (!(last instanceof PyInt i)) {
            throw PyErr.typeError("'" + last.type.tpName() + "' object cannot be interpreted as an integer");
        }
        if (!i.fitsLong()) {
            throw PyErr.overflowError("Python int too large to convert to C long");
        }
        long index = i.longValue();
        if (index > N || index < 0) {
            throw PyErr.valueError("invalid state");
        }
        self.index = (int) index;
        System.arraycopy(values, 0, self.state, 0, N);
    }

    @PyMethod(value = "getrandbits($self, k, /)", doc = "getrandbits(k) -> x.  Generates an int with k random bits.")
    static PyObject getRandBits(PyRandom self, int k) {
        if (k < 0) {
            throw PyErr.valueError("number of bits must be non-negative");
        }
        if (k == 0) {
            return PyInt.of(0);
        }
        if (k <= 32) {
            return PyInt.of(self.next() >>> 32 - k & 0xFFFFFFFFL);
        }
        int words = (k - 1) / 32 + 1;
        byte[] bytes = new byte[4 * words];
        for (int i = 0; i < words; i++, k -= 32) {
            int r = self.next();
            if (k < 32) {
                r >>>= 32 - k;
            }
            StructPacking.put(bytes, 4 * (words - 1 - i), 4, true, r);
        }
        return PyInt.of(new BigInteger(1, bytes));
    }

    static final class Type extends PyType {
        Type() {
            super("_random.Random", PyRandomTable.INSTANCE, null, 2520, 0, BASETYPE);
        }
    }
}
