"""io: StringIO, BytesIO, text layers, newlines, seeking, errors."""
import io

s = io.StringIO("line1\nline2\r\nline3", newline=None)
print(s.readline(), s.tell() > 0, list(s), s.seek(0), s.read(3), s.read(), s.read(), s.getvalue())
b = io.BytesIO(b"abcdef")
print(b.read(2), b.tell(), b.seek(-1, 2), b.read(), b.seek(1), b.write(b"ZZ"), b.getvalue(), b.truncate(4), b.getvalue(), b.readable(), b.getbuffer().nbytes)
t = io.TextIOWrapper(io.BytesIO(), "utf-16", newline="\r\n")
t.write("aé\n")
t.flush()
print(t.buffer.getvalue(), t.encoding, t.errors, t.newlines, t.line_buffering)
r = io.TextIOWrapper(io.BytesIO("é\r\nb\rc\n".encode()), "utf-8")
print(r.read(2), r.readlines(), r.newlines)
br = io.BufferedReader(io.BytesIO(b"x" * 10), 4)
print(br.peek(1)[:1], br.read1(2), br.readinto(bytearray(3)), br.tell())
w = io.BytesIO()
bw = io.BufferedWriter(w, 4)
bw.write(b"ab")
print(w.getvalue())
bw.write(b"cdef")
bw.flush()
print(w.getvalue())
for f in (lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: b.write("a"), lambda: s.write(b"a"), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: b.seek(-1), lambda: br.write(b"a"), lambda: io.open("x", "z"),
          lambda: io.TextIOWrapper(io.BytesIO(b"\xff")).read(), lambda: (s.close(), s.read())):
    try:
        f()
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)


class Raw(io.RawIOBase):
    data = b"hello world"

    def readable(self):
        return True

    def readinto(self, buf):
        n = min(len(buf), 4, len(self.data))
        buf[:n], self.data = self.data[:n], self.data[n:]
        return n


print(io.BufferedReader(Raw()).read(), Raw().read(3), Raw().readall())
