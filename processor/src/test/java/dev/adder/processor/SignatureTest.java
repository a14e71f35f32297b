package dev.adder.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "($self, object, /)", "($self, /)", "($self, /, sep=None, maxsplit=-1)", "($module, iterable, /, *, key=None, reverse=False)",
        "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", "(x, y=<unrepresentable>, /)", "(iterable=(), /)", "()",
        "($self, /, *args, **kwargs)", "(a, /, b, *, c)", "($self, a=[1, 2], /, b='),(')"
    })
    void keepsCanonicalText(String text) throws Signature.SyntaxException {
        assertEquals(text, Signature.parse("f" + text).text());
    }

    @Test
    void theDollarNameIsPositionalOnly() throws Signature.SyntaxException {
        assertEquals("($module, /, generation=2)", Signature.parse("collect($module, generation=2)").text());
        assertEquals("($self, /)", Signature.parse("__reduce__($self)").text());
    }

    @Test
    void countsAsTheClinicDoes() throws Signature.SyntaxException {
        Signature s = Signature.parse("f($self, a, b=1, /, c=2, *, d, e=1, g=2)");
        assertEquals(2, s.positionalOnly());
        assertEquals(1, s.minPositional());
        assertEquals(3, s.maxPositional());
        assertEquals(1, s.minKeywordOnly());
        assertEquals(3, Signature.parse("f(*, a, b=1, c)").minKeywordOnly());
        assertTrue(s.hasKeywords());
        assertFalse(Signature.parse("f($self, a, /)").hasKeywords());
    }
}
