/**
 * The declarations of built-in types and modules, and the annotation processor that checks them and turns them into method tables.
 *
 * <p>{@link dev.adder.processor.AdderProcessor} finds annotated classes, {@code Declarations} reads and checks them into a
 * {@code Table}, {@code Signature} parses the text signatures, {@code Emitter} writes the source of the table. What the generated code
 * calls at run time is {@code dev.adder.runtime.object.Args}.
 */
package dev.adder.processor;
