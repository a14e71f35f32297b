"""unittest: a small suite with every outcome, run with a text runner."""
import io
import re
import unittest


class Tests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = []

    def setUp(self):
        self.addCleanup(self.log.append, self._testMethodName)

    def test_pass(self):
        self.assertEqual([1, 2], [1, 2])
        with self.assertRaisesRegex(ValueError, "inv.lid"):
            int("x")

    def test_fail(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_error(self):
        raise KeyError("k")

    @unittest.skip("not now")
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertIn(1, [2])

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 2)


out = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
result = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
text = re.sub(r"in \d+\.\d+s", "in TIME", out.getvalue())
print("\n".join(line for line in text.splitlines() if not line.startswith("  File")))
print(result, len(result.failures), len(result.errors), len(result.skipped), sorted(Tests.log))
