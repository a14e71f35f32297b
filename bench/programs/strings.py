def run():
    parts = []
    for i in range(50000):
        parts.append(f"{i}:{i * 2:x}")
    text = ",".join(parts)
    fields = text.split(",")
    assert len(fields) == 50000
    assert text.replace("0", "zero").count("zero") > 0
    letters = 0
    for c in text:
        if c == "a":
            letters += 1
    assert letters


from rounds import measure
measure(run)
