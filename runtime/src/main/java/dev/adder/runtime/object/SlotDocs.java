package dev.adder.runtime.object;

/** The doc strings and text signatures of slot wrappers (the last column of CPython's slotdefs). */
final class SlotDocs {
    private SlotDocs() {}

    /** {@code __text_signature__} of the wrapper of {@code dunder}. */
    static String signature(String dunder) {
        return switch (dunder) {
            case "__delete__" -> "($self, instance, /)";
            case "__get__" -> "($self, instance, owner=None, /)";
            case "__set__" -> "($self, instance, value, /)";
            case "__setattr__" -> "($self, name, value, /)";
            case "__setitem__" -> "($self, key, value, /)";
            case "__call__", "__init__" -> "($self, /, *args, **kwargs)";
            case "__delattr__", "__getattribute__" -> "($self, name, /)";
            case "__pow__", "__rpow__" -> "($self, value, mod=None, /)";
            case "__contains__", "__delitem__", "__getitem__" -> "($self, key, /)";
            case "__abs__", "__aiter__", "__anext__", "__await__", "__bool__", "__float__", "__hash__", "__index__",
                    "__int__", "__invert__", "__iter__", "__len__", "__neg__", "__next__", "__pos__", "__repr__",
                    "__str__" -> "($self, /)";
            case "__del__" -> null;
            default -> "($self, value, /)";
        };
    }

    /** {@code __doc__} of the wrapper of {@code dunder}. */
    static String doc(Slot slot, String dunder) {
        if (slot == Slot.NB_INPLACE_ADD) {
            return "Return self+=value.";
        }
        if (slot == Slot.NB_INPLACE_MULTIPLY) {
            return "Return self*=value.";
        }
        return switch (dunder) {
            case "__abs__" -> "abs(self)";
            case "__add__" -> "Return self+value.";
            case "__aiter__" -> "Return an awaitable, that resolves in asynchronous iterator.";
            case "__and__" -> "Return self&value.";
            case "__anext__" -> "Return a value or raise StopAsyncIteration.";
            case "__await__" -> "Return an iterator to be used in await expression.";
            case "__bool__" -> "True if self else False";
            case "__call__" -> "Call self as a function.";
            case "__contains__" -> "Return key in self.";
            case "__delattr__" -> "Implement delattr(self, name).";
            case "__delete__" -> "Delete an attribute of instance.";
            case "__delitem__" -> "Delete self[key].";
            case "__divmod__" -> "Return divmod(self, value).";
            case "__eq__" -> "Return self==value.";
            case "__float__" -> "float(self)";
            case "__floordiv__" -> "Return self//value.";
            case "__ge__" -> "Return self>=value.";
            case "__get__" -> "Return an attribute of instance, which is of type owner.";
            case "__getattribute__" -> "Return getattr(self, name).";
            case "__getitem__" -> "Return self[key].";
            case "__gt__" -> "Return self>value.";
            case "__hash__" -> "Return hash(self).";
            case "__iadd__" -> "Implement self+=value.";
            case "__iand__" -> "Return self&=value.";
            case "__ifloordiv__" -> "Return self//=value.";
            case "__ilshift__" -> "Return self<<=value.";
            case "__imatmul__" -> "Return self@=value.";
            case "__imod__" -> "Return self%=value.";
            case "__imul__" -> "Implement self*=value.";
            case "__index__" -> "Return self converted to an integer, if self is suitable for use as an index into a list.";
            case "__init__" -> "Initialize self.  See help(type(self)) for accurate signature.";
            case "__int__" -> "int(self)";
            case "__invert__" -> "~self";
            case "__ior__" -> "Return self|=value.";
            case "__ipow__" -> "Return self**=value.";
            case "__irshift__" -> "Return self>>=value.";
            case "__isub__" -> "Return self-=value.";
            case "__iter__" -> "Implement iter(self).";
            case "__itruediv__" -> "Return self/=value.";
            case "__ixor__" -> "Return self^=value.";
            case "__le__" -> "Return self<=value.";
            case "__len__" -> "Return len(self).";
            case "__lshift__" -> "Return self<<value.";
            case "__lt__" -> "Return self<value.";
            case "__matmul__" -> "Return self@value.";
            case "__mod__" -> "Return self%value.";
            case "__mul__" -> "Return self*value.";
            case "__ne__" -> "Return self!=value.";
            case "__neg__" -> "-self";
            case "__next__" -> "Implement next(self).";
            case "__or__" -> "Return self|value.";
            case "__pos__" -> "+self";
            case "__pow__" -> "Return pow(self, value, mod).";
            case "__radd__" -> "Return value+self.";
            case "__rand__" -> "Return value&self.";
            case "__rdivmod__" -> "Return divmod(value, self).";
            case "__repr__" -> "Return repr(self).";
            case "__rfloordiv__" -> "Return value//self.";
            case "__rlshift__" -> "Return value<<self.";
            case "__rmatmul__" -> "Return value@self.";
            case "__rmod__" -> "Return value%self.";
            case "__rmul__" -> "Return value*self.";
            case "__ror__" -> "Return value|self.";
            case "__rpow__" -> "Return pow(value, self, mod).";
            case "__rrshift__" -> "Return value>>self.";
            case "__rshift__" -> "Return self>>value.";
            case "__rsub__" -> "Return value-self.";
            case "__rtruediv__" -> "Return value/self.";
            case "__rxor__" -> "Return value^self.";
            case "__set__" -> "Set an attribute of instance to value.";
            case "__setattr__" -> "Implement setattr(self, name, value).";
            case "__setitem__" -> "Set self[key] to value.";
            case "__str__" -> "Return str(self).";
            case "__sub__" -> "Return self-value.";
            case "__truediv__" -> "Return self/value.";
            case "__xor__" -> "Return self^value.";
            default -> null;
        };
    }
}
