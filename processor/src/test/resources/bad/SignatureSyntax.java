package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Texts that are no signatures. */
@BuiltinType(name = "bad")
class SignatureSyntax extends PyObject {
    static final PyType TYPE = null;

    SignatureSyntax() {
        super(TYPE);
    }

    @PyMethod("unclosed($self, a")
    static void unclosed(SignatureSyntax self, PyObject a) {} // error: bad signature "unclosed($self, a": the closing parenthesis is missing

    @PyMethod("nodefault($self, a=, /)")
    static void noDefault(SignatureSyntax self, PyObject a) {} // error: the default of 'a' is missing

    @PyMethod("order($self, a=1, b, /)")
    static void order(SignatureSyntax self, PyObject a, PyObject b) {} // error: 'b' has no default but follows a parameter that has one

    @PyMethod("star($self, a, *)")
    static void star(SignatureSyntax self, PyObject a) {} // error: no parameter follows '*'

    @PyMethod("stars($self, *a, *b)")
    static void stars(SignatureSyntax self, PyObject[] a, PyObject[] b) {} // error: a second '*'

    @PyMethod("twice($self, a, a)")
    static void twice(SignatureSyntax self, PyObject a, PyObject b) {} // error: two parameters are named 'a'

    @PyMethod("slash(/)")
    static void slash() {} // error: a misplaced '/'

    @PyMethod("slashes($self, a, /, b, /)")
    static void slashes(SignatureSyntax self, PyObject a, PyObject b) {} // error: a misplaced '/'

    @PyMethod("dollar($cls, a)")
    static void dollar(SignatureSyntax self, PyObject a) {} // error: '$cls' is none of $self, $type and $module

    @PyMethod("quote($self, a='x, /)")
    static void quote(SignatureSyntax self, PyObject a) {} // error: an unfinished string

    @PyMethod("empty($self, , a)")
    static void empty(SignatureSyntax self, PyObject a) {} // error: an empty parameter

    @PyMethod("group($self, [a])")
    static void group(SignatureSyntax self, PyObject a) {} // error: '[a]' is not a parameter name

    @PyMethod("after($self, **kw, a)")
    static void after(SignatureSyntax self, PyDict kw, PyObject a) {} // error: 'a' follows the ** parameter

    @PyMethod("2nd($self)")
    static void second(SignatureSyntax self) {} // error: '2nd' is not a name

    @PyMethod("bare")
    static void bare(SignatureSyntax self) {} // error: the parameters are missing

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
