package dev.adder.runtime.object;

/** Where a SyntaxError points: as its attributes say, offsets from 1, text null if unknown. */
public record SyntaxLocation(String filename, int lineno, int offset, int endLineno, int endOffset, String text) {}
