package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes sure that a file is text in UTF-8, from the first line to the last, before anything of it is written. */
final class Encoding {
    private static final int CHUNK = 64 * 1024;
    private static final String REMEDY = " Save it as \"CSV UTF-8\" (in Excel: Save as; in LibreOffice: Edit filter "
            + "settings, Unicode UTF-8) and send it again.";

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK);
    private long line = 1;
    private char last;

    private Encoding() {}

    static void requireUtf8(InputStream content) throws IOException, UnreadableFileException {
        new Encoding().read(content);
    }

    static UnreadableFileException utf16() {
        return new UnreadableFileException(1, "", "invalid_encoding", "The file is in UTF-16, not in UTF-8." + REMEDY);
    }

    private void read(InputStream content) throws IOException, UnreadableFileException {
        boolean start = true;
        int read;
        while ((read = content.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
            bytes.position(bytes.position() + read).flip();
            if (start && isUtf16()) {
                throw utf16();
            }
            if (start && isSpreadsheet()) {
                throw new UnreadableFileException(1, "", "malformed_file",
                        "This is a spreadsheet file, not a CSV file." + REMEDY);
            }
            start = false;
            decode(false);
            bytes.compact();
        }
        bytes.flip();
        decode(true);
    }

    private boolean isUtf16() {
        int mark = bytes.remaining() < 2 ? 0 : Byte.toUnsignedInt(bytes.get(0)) << 8 | Byte.toUnsignedInt(bytes.get(1));
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /** The files of Excel and LibreOffice are ZIP archives. */
    private boolean isSpreadsheet() {
        return bytes.remaining() >= 4 && bytes.getInt(0) == 0x504B0304;
    }

    private void decode(boolean end) throws UnreadableFileException {
        CoderResult result = decoder.decode(bytes, characters, end);
        count();
        if (result.isError()) {
            throw new UnreadableFileException(line, "", "invalid_encoding",
                    "This line has characters that are not in UTF-8." + REMEDY);
        }
    }

    /** Lines end with a line feed, a carriage return, or both. */
    private void count() {
        characters.flip();
        while (characters.hasRemaining()) {
            char next = characters.get();
            if (next == '\r' || (next == '\n' && last != '\r')) {
                line++;
            }
            last = next;
        }
        characters.clear();
    }
}
