/** The {@code adder} command: its command line, the interactive prompt, and the tools that lay out a built tree. */
package dev.adder.cli;
