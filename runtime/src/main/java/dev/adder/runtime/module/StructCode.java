package dev.adder.runtime.module;

/**
 * One item of a struct format.
 *
 * @param code the format character
 * @param offset where it starts in the struct
 * @param size the bytes that one value takes; of "s" and "p" the length of the string
 * @param repeat how many values of it follow each other
 * @param bigEndian whether the first byte is the highest
 * @param wide whether CPython packs it with the functions of the native formats, which have other messages
 */
record StructCode(char code, int offset, int size, int repeat, boolean bigEndian, boolean wide) {}
