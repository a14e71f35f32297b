"""Flyweights: equal words share one object as long as anyone uses it, and no longer."""
import weakref


class Word:
    pool = weakref.WeakValueDictionary()

    def __new__(cls, text):
        word = cls.pool.get(text)
        if word is None:
            word = cls.pool[text] = super().__new__(cls)
            word.text = text
        return word


line = [Word(t) for t in "the cat and the dog and the bird".split()]
print("words", len(line), "objects", len(Word.pool))
print("same object:", line[0] is line[3])
line[1:4] = []
print("without 'cat and the':", sorted(Word.pool))
line.clear()
print("empty line, pool:", len(Word.pool))
