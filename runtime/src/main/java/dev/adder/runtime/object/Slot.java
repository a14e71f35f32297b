package dev.adder.runtime.object;

/**
 * The type slots, numbered in the order of CPython's slotdefs table (Objects/typeobject.c): each is a virtual method of
 * {@link PyType}, and backs the special methods that are named here.
 */
public enum Slot {
    TP_REPR("tpRepr", Kind.UNARY, "__repr__"),
    TP_STR("tpStr", Kind.UNARY, "__str__"),
    TP_HASH("tpHash", Kind.HASH, "__hash__"),
    TP_CALL("tpCall", Kind.CALL, "__call__"),
    TP_GETATTRO("tpGetAttro", Kind.GETATTR, "__getattribute__", "__getattr__"),
    TP_SETATTRO("tpSetAttro", Kind.SETATTR, "__setattr__", "__delattr__"),
    TP_RICHCOMPARE("tpRichCompare", Kind.RICHCMP, "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"),
    TP_ITER("tpIter", Kind.UNARY, "__iter__"),
    TP_ITERNEXT("tpIterNext", Kind.NEXT, "__next__"),
    TP_DESCR_GET("tpDescrGet", Kind.DESCR_GET, "__get__"),
    TP_DESCR_SET("tpDescrSet", Kind.DESCR_SET, "__set__", "__delete__"),
    TP_INIT("tpInit", Kind.INIT, "__init__"),
    TP_NEW("tpNew", Kind.NEW, "__new__"),
    TP_FINALIZE("tpFinalize", Kind.DEL, "__del__"),
    AM_AWAIT("amAwait", Kind.UNARY, "__await__"),
    AM_AITER("amAiter", Kind.UNARY, "__aiter__"),
    AM_ANEXT("amAnext", Kind.UNARY, "__anext__"),
    NB_ADD("nbAdd", Kind.BINARY, "__add__", "__radd__"),
    NB_SUBTRACT("nbSubtract", Kind.BINARY, "__sub__", "__rsub__"),
    NB_MULTIPLY("nbMultiply", Kind.BINARY, "__mul__", "__rmul__"),
    NB_REMAINDER("nbRemainder", Kind.BINARY, "__mod__", "__rmod__"),
    NB_DIVMOD("nbDivmod", Kind.BINARY, "__divmod__", "__rdivmod__"),
    NB_POWER("nbPower", Kind.POWER, "__pow__", "__rpow__"),
    NB_NEGATIVE("nbNegative", Kind.UNARY, "__neg__"),
    NB_POSITIVE("nbPositive", Kind.UNARY, "__pos__"),
    NB_ABSOLUTE("nbAbsolute", Kind.UNARY, "__abs__"),
    NB_BOOL("nbBool", Kind.INQUIRY, "__bool__"),
    NB_INVERT("nbInvert", Kind.UNARY, "__invert__"),
    NB_LSHIFT("nbLshift", Kind.BINARY, "__lshift__", "__rlshift__"),
    NB_RSHIFT("nbRshift", Kind.BINARY, "__rshift__", "__rrshift__"),
    NB_AND("nbAnd", Kind.BINARY, "__and__", "__rand__"),
    NB_XOR("nbXor", Kind.BINARY, "__xor__", "__rxor__"),
    NB_OR("nbOr", Kind.BINARY, "__or__", "__ror__"),
    NB_INT("nbInt", Kind.UNARY, "__int__"),
    NB_FLOAT("nbFloat", Kind.UNARY, "__float__"),
    NB_INPLACE_ADD("nbInplaceAdd", Kind.IBINARY, "__iadd__"),
    NB_INPLACE_SUBTRACT("nbInplaceSubtract", Kind.IBINARY, "__isub__"),
    NB_INPLACE_MULTIPLY("nbInplaceMultiply", Kind.IBINARY, "__imul__"),
    NB_INPLACE_REMAINDER("nbInplaceRemainder", Kind.IBINARY, "__imod__"),
    NB_INPLACE_POWER("nbInplacePower", Kind.IPOWER, "__ipow__"),
    NB_INPLACE_LSHIFT("nbInplaceLshift", Kind.IBINARY, "__ilshift__"),
    NB_INPLACE_RSHIFT("nbInplaceRshift", Kind.IBINARY, "__irshift__"),
    NB_INPLACE_AND("nbInplaceAnd", Kind.IBINARY, "__iand__"),
    NB_INPLACE_XOR("nbInplaceXor", Kind.IBINARY, "__ixor__"),
    NB_INPLACE_OR("nbInplaceOr", Kind.IBINARY, "__ior__"),
    NB_FLOOR_DIVIDE("nbFloorDivide", Kind.BINARY, "__floordiv__", "__rfloordiv__"),
    NB_TRUE_DIVIDE("nbTrueDivide", Kind.BINARY, "__truediv__", "__rtruediv__"),
    NB_INPLACE_FLOOR_DIVIDE("nbInplaceFloorDivide", Kind.IBINARY, "__ifloordiv__"),
    NB_INPLACE_TRUE_DIVIDE("nbInplaceTrueDivide", Kind.IBINARY, "__itruediv__"),
    NB_INDEX("nbIndex", Kind.UNARY, "__index__"),
    NB_MATRIX_MULTIPLY("nbMatrixMultiply", Kind.BINARY, "__matmul__", "__rmatmul__"),
    NB_INPLACE_MATRIX_MULTIPLY("nbInplaceMatrixMultiply", Kind.IBINARY, "__imatmul__"),
    MP_LENGTH("mpLength", Kind.LEN, "__len__"),
    MP_SUBSCRIPT("mpSubscript", Kind.IBINARY, "__getitem__"),
    MP_ASS_SUBSCRIPT("mpAssSubscript", Kind.OBJOBJARG, "__setitem__", "__delitem__"),
    SQ_LENGTH("sqLength", Kind.LEN, "__len__"),
    SQ_CONCAT("sqConcat", Kind.IBINARY, "__add__"),
    SQ_REPEAT("sqRepeat", Kind.INDEXARG, "__mul__", "__rmul__"),
    SQ_ITEM("sqItem", Kind.SQ_ITEM, "__getitem__"),
    SQ_ASS_ITEM("sqAssItem", Kind.SQ_SETITEM, "__setitem__", "__delitem__"),
    SQ_CONTAINS("sqContains", Kind.CONTAINS, "__contains__"),
    SQ_INPLACE_CONCAT("sqInplaceConcat", Kind.IBINARY, "__iadd__"),
    SQ_INPLACE_REPEAT("sqInplaceRepeat", Kind.INDEXARG, "__imul__"),
    BF_GETBUFFER("bfGetBuffer", Kind.BUFFER),
    BF_RELEASEBUFFER("bfReleaseBuffer", Kind.BUFFER);

    /** The shape of the wrapper that makes a slot callable from Python (the wrap_* functions of typeobject.c). */
    public enum Kind {
        UNARY, HASH, CALL, GETATTR, SETATTR, RICHCMP, NEXT, DESCR_GET, DESCR_SET, INIT, NEW, DEL, BINARY, IBINARY, POWER, IPOWER,
        INQUIRY, LEN, OBJOBJARG, INDEXARG, SQ_ITEM, SQ_SETITEM, CONTAINS, BUFFER
    }

    /** The Java method of {@link PyType}. */
    public final String method;

    public final Kind kind;

    /** The special methods that this slot backs, the plain one first, then the reflected one or the deleter. */
    public final String[] dunders;

    Slot(String method, Kind kind, String... dunders) {
        this.method = method;
        this.kind = kind;
        this.dunders = dunders;
    }

    private static final Slot[] VALUES = values();

    /** The slot with this ordinal. */
    public static Slot of(int ordinal) {
        return VALUES[ordinal];
    }
}
