package org.tonemark.features.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes an ELF shared object without code or symbols (x86-64, little endian): one loadable segment with a dynamic
 * section that names the library. Layout after the System V ABI, chapters 4 and 5 (ELF header, program headers,
 * dynamic section).
 */
final class EmptyLibrary {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int DYNAMIC = HEADER + 2 * PROGRAM_HEADER;
    private static final int DYNAMIC_ENTRIES = 7;
    private static final int SYMBOLS = DYNAMIC + DYNAMIC_ENTRIES * 16;
    private static final int HASH = SYMBOLS + 24;
    private static final int STRINGS = HASH + 16;

    private EmptyLibrary() {}

    /** Writes {@code folder/name} unless it is there; safe when several processes do so at once. */
    static void write(Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, name, ".new");
        Files.write(fresh, bytes(name));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static byte[] bytes(String name) {
        byte[] soname = name.getBytes(StandardCharsets.US_ASCII);
        int size = STRINGS + soname.length + 2;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(out);
        segment(out, 1, 0, size, 0x1000); // PT_LOAD
        segment(out, 2, DYNAMIC, DYNAMIC_ENTRIES * 16, 8); // PT_DYNAMIC
        entry(out, 14, 1); // DT_SONAME
        entry(out, 4, HASH); // DT_HASH
        entry(out, 5, STRINGS); // DT_STRTAB
        entry(out, 6, SYMBOLS); // DT_SYMTAB
        entry(out, 10, soname.length + 2); // DT_STRSZ
        entry(out, 11, 24); // DT_SYMENT
        entry(out, 0, 0); // DT_NULL
        out.position(HASH);
        out.putInt(1).putInt(1).putInt(0).putInt(0); // one bucket, one chain: the null symbol
        out.put((byte) 0).put(soname).put((byte) 0);
        return out.array();
    }

    private static void header(ByteBuffer out) {
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        out.putShort((short) 3).putShort((short) 62).putInt(1); // ET_DYN, EM_X86_64, EV_CURRENT
        out.putLong(0).putLong(HEADER).putLong(0).putInt(0); // entry, program headers, section headers, flags
        out.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 2);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer out, int type, long offset, long size, long align) {
        out.putInt(type).putInt(6).putLong(offset).putLong(offset).putLong(offset); // read, write
        out.putLong(size).putLong(size).putLong(align);
    }

    private static void entry(ByteBuffer out, long tag, long value) {
        out.putLong(tag).putLong(value);
    }
}
