package dev.adder.cli;

import dev.adder.runtime.LineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines with editing and a history. Only the first line loads JLine, so that programs do not pay for it. */
final class TerminalReader implements LineReader {
    private static volatile boolean open;

    private LineReader editor;

    /** Whether a line has been asked for: the terminal is to be restored at the end. */
    static boolean isOpen() {
        return open;
    }

    @Override
    public String readLine(String prompt) throws Interrupted {
        if (editor == null) {
            open = true;
            editor = new Editor();
        }
        return editor.readLine(prompt);
    }

    private static final class Editor implements LineReader {
        private final org.jline.reader.LineReader reader;

        Editor() {
            Terminal terminal;
            try {
                terminal = TerminalBuilder.builder().system(true).build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // A line is Python's, whatever its quotes and backslashes.
            DefaultParser parser = new DefaultParser();
            parser.setEscapeChars(null);
            parser.setQuoteChars(new char[0]);
            reader = LineReaderBuilder.builder().terminal(terminal).parser(parser)
                    .variable(org.jline.reader.LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".adder_history"))
                    .option(org.jline.reader.LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(org.jline.reader.LineReader.Option.HISTORY_TIMESTAMPED, false)
                    .option(org.jline.reader.LineReader.Option.INSERT_TAB, true)
                    .build();
        }

        @Override
        public String readLine(String prompt) throws Interrupted {
            try {
                return reader.readLine(prompt) + "\n";
            } catch (UserInterruptException e) {
                throw new Interrupted();
            } catch (EndOfFileException e) {
                return null;
            }
        }
    }
}
