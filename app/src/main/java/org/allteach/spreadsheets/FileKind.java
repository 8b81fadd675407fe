package org.allteach.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** What a file is, by its first bytes: its name is not to be trusted. */
enum FileKind {
    TEXT(""),
    /** Any ZIP: a workbook, or something else that the guard will name. */
    ZIP("504b0304"),
    EMPTY(""),
    EMPTY_ZIP("504b0506"),
    OLD_EXCEL("d0cf11e0a1b11ae1"),
    ENCRYPTED(""),
    PDF("255044462d"),
    ARCHIVE(""),
    PICTURE(""),
    WEB_PAGE(""),
    XML("");

    private static final int HEAD = 4096;
    private static final int DIRECTORY = 8 << 20;
    private static final String[] ARCHIVES = {"1f8b", "377abcaf271c", "52617221", "425a68", "fd377a585a"};
    private static final String[] PICTURES = {"89504e47", "ffd8ff", "47494638", "49492a00", "4d4d002a"};

    private final String magic;

    FileKind(String magic) {
        this.magic = magic;
    }

    static FileKind of(InputStream stream) throws IOException {
        byte[] head = stream.readNBytes(HEAD);
        if (head.length == 0) {
            return EMPTY;
        }
        String hex = HexFormat.of().formatHex(head, 0, Math.min(8, head.length));
        for (FileKind kind : values()) {
            if (!kind.magic.isEmpty() && hex.startsWith(kind.magic)) {
                return kind == OLD_EXCEL && isEncrypted(head, stream) ? ENCRYPTED : kind;
            }
        }
        if (startsWithOne(hex, ARCHIVES)) {
            return ARCHIVE;
        }
        return startsWithOne(hex, PICTURES) ? PICTURE : ofText(head);
    }

    private static boolean startsWithOne(String hex, String[] magics) {
        for (String magic : magics) {
            if (hex.startsWith(magic)) {
                return true;
            }
        }
        return false;
    }

    /** Programs export web pages and XML under the name of Excel; both begin with an angle bracket. */
    private static FileKind ofText(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<table")) {
            return WEB_PAGE;
        }
        return start.startsWith("<?xml") ? XML : TEXT;
    }

    /** A workbook with a password is an old-style container with a stream of this name, in UTF-16. */
    private static boolean isEncrypted(byte[] head, InputStream rest) throws IOException {
        byte[] wanted = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        int matched = 0;
        int position = 0;
        for (int next = head[0] & 0xff; next >= 0 && position < DIRECTORY; position++) {
            matched = (byte) next == wanted[matched] ? matched + 1 : (byte) next == wanted[0] ? 1 : 0;
            if (matched == wanted.length) {
                return true;
            }
            next = position + 1 < head.length ? head[position + 1] & 0xff : rest.read();
        }
        return false;
    }

    void refuseIfUnreadable() throws Unreadable {
        if (this != TEXT && this != ZIP) {
            throw new Unreadable("spreadsheet.kind." + name());
        }
    }
}
