package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.object.PyModule;

/** The modules written in Java, by name ({@code sys.builtin_module_names}). */
public final class NativeModules {
    private static final String[] NAMES = {
        "_abc",
        "_adder",
        "_ast",
        "_asyncio",
        "_bisect",
        "_blake2",
        "_codecs",
        "_collections",
        "_contextvars",
        "_csv",
        "_ctypes",
        "_datetime",
        "_decimal",
        "_functools",
        "_heapq",
        "_imp",
        "_io",
        "_json",
        "_locale",
        "_lsprof",
        "_md5",
        "_opcode",
        "_operator",
        "_pickle",
        "_posixsubprocess",
        "_queue",
        "_random",
        "_sha1",
        "_sha256",
        "_sha3",
        "_sha512",
        "_signal",
        "_socket",
        "_sre",
        "_stat",
        "_statistics",
        "_string",
        "_struct",
        "_symtable",
        "_thread",
        "_tokenize",
        "_tracemalloc",
        "_typing",
        "_warnings",
        "_weakref",
        "array",
        "atexit",
        "binascii",
        "builtins",
        "cmath",
        "errno",
        "faulthandler",
        "gc",
        "itertools",
        "marshal",
        "math",
        "posix",
        "resource",
        "select",
        "sys",
        "time",
        "unicodedata",
        "xxsubtype",
        "zlib",
    };

    private NativeModules() {}

    /** The names, sorted. */
    public static String[] names() {
        return NAMES.clone();
    }

    public static boolean contains(String name) {
        return find(name) != null;
    }

    /** A new module object, or null if there is no native module of this name. */
    public static PyModule create(String name, Interpreter interpreter) {
        NativeModule module = find(name);
        return module == null ? null : module.create(interpreter);
    }

    private static NativeModule find(String name) {
        return switch (name) {
            case "_abc" -> new AbcModule();
            case "_adder" -> new AdderModule();
            case "_ast" -> new AstModule();
            case "_asyncio" -> new AsyncioModule();
            case "_bisect" -> new BisectModule();
            case "_blake2" -> new Blake2Module();
            case "_codecs" -> new CodecsModule();
            case "_collections" -> new CollectionsModule();
            case "_contextvars" -> new ContextvarsModule();
            case "_csv" -> new CsvModule();
            case "_ctypes" -> new CtypesModule();
            case "_datetime" -> new DatetimeModule();
            case "_decimal" -> new DecimalModule();
            case "_functools" -> new FunctoolsModule();
            case "_heapq" -> new HeapqModule();
            case "_imp" -> new ImpModule();
            case "_io" -> new IoModule();
            case "_json" -> new JsonModule();
            case "_locale" -> new LocaleModule();
            case "_md5" -> new Md5Module();
            case "_opcode" -> new OpcodeModule();
            case "_operator" -> new OperatorModule();
            case "_pickle" -> new PickleModule();
            case "_posixsubprocess" -> new PosixSubprocessModule();
            case "_queue" -> new QueueModule();
            case "_random" -> new RandomModule();
            case "_sha1" -> new Sha1Module();
            case "_sha256" -> new Sha256Module();
            case "_sha3" -> new Sha3Module();
            case "_sha512" -> new Sha512Module();
            case "_signal" -> new SignalModule();
            case "_socket" -> new SocketModule();
            case "_lsprof" -> new LsprofModule();
            case "_sre" -> new SreModule();
            case "_stat" -> new StatModule();
            case "_statistics" -> new StatisticsModule();
            case "_string" -> new StringModule();
            case "_struct" -> new StructModule();
            case "_symtable" -> new SymtableModule();
            case "_thread" -> new ThreadModule();
            case "_tokenize" -> new TokenizeModule();
            case "_tracemalloc" -> new TracemallocModule();
            case "_typing" -> new TypingModule();
            case "_warnings" -> new WarningsModule();
            case "_weakref" -> new WeakrefModule();
            case "array" -> new ArrayModule();
            case "atexit" -> new AtexitModule();
            case "binascii" -> new BinasciiModule();
            case "builtins" -> new BuiltinsModule();
            case "cmath" -> new CmathModule();
            case "errno" -> new ErrnoModule();
            case "faulthandler" -> new FaultHandlerModule();
            case "gc" -> new GcModule();
            case "itertools" -> new ItertoolsModule();
            case "marshal" -> new MarshalModule();
            case "math" -> new MathModule();
            case "posix" -> new PosixModule();
            case "resource" -> new ResourceModule();
            case "select" -> new SelectModule();
            case "sys" -> new SysModule();
            case "time" -> new TimeModule();
            case "unicodedata" -> new UnicodedataModule();
            case "xxsubtype" -> new XxsubtypeModule();
            case "zlib" -> new ZlibModule();
            default -> null;
        };
    }
}
