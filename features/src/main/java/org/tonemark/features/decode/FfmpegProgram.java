package org.tonemark.features.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * The {@code ffmpeg} program inside Bytedeco's jar, unpacked by JavaCPP into its cache (shared by processes, guarded by
 * a file lock there; property {@code org.bytedeco.javacpp.cachedir}).
 *
 * <p>The program is linked to capture and display libraries (PulseAudio, ALSA, X11) that a server may lack and that
 * decoding never calls. Empty libraries of those names stand in for them: the program starts on a bare machine, loads
 * faster, and has less code within reach of hostile media.
 */
final class FfmpegProgram {
    /** Constant script: limits are its arguments, the program and its options follow. No user text ever. */
    private static final String LIMITS =
            "ulimit -c 0; ulimit -f 0; ulimit -n 64; ulimit -v \"$1\"; ulimit -t \"$2\"; shift 2; exec \"$@\"";

    private static final Pattern MISSING =
            Pattern.compile("error while loading shared libraries: (lib[\\w.+-]+): cannot open shared object");
    private static final List<String> UNUSED =
            List.of("libasound.so.2", "libpulse.so.0", "libxcb.so.1", "libxcb-shm.so.0");
    private static final int MOST_MISSING = 24;

    private final Path program;
    private final String libraryPath;

    private FfmpegProgram(Path program, String libraryPath) {
        this.program = program;
        this.libraryPath = libraryPath;
    }

    private static final class Holder {
        static final FfmpegProgram INSTANCE = unpack();
    }

    /** The program, unpacked on first use. */
    static FfmpegProgram get() {
        return Holder.INSTANCE;
    }

    /**
     * A process of the program with its resources capped and an empty environment: no core dump, no byte written to any
     * file, at most 64 open files.
     */
    ProcessBuilder sandboxed(long memoryBytes, int cpuSeconds, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                LIMITS,
                "sandbox",
                Long.toString(memoryBytes >> 10),
                Integer.toString(cpuSeconds),
                program.toString()));
        command.addAll(options);
        return bare(command);
    }

    private ProcessBuilder bare(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(program.getParent().toFile());
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", libraryPath);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static FfmpegProgram unpack() {
        Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)).toAbsolutePath();
        Path folder = program.getParent();
        Path standIns = folder.resolve("stand-ins");
        try {
            for (String name : UNUSED) {
                EmptyLibrary.write(standIns, name);
            }
            FfmpegProgram unpacked = new FfmpegProgram(program, standIns + ":" + folder);
            unpacked.provideMissing(standIns);
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set up ffmpeg in " + folder, e);
        }
    }

    /** Starts the program until it finds all its libraries. */
    private void provideMissing(Path standIns) throws IOException {
        for (int i = 0; i < MOST_MISSING; i++) {
            Process process = bare(List.of(program.toString(), "-version"))
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher missing = MISSING.matcher(output);
            if (!missing.find()) {
                requireStarted(output);
                return;
            }
            EmptyLibrary.write(standIns, missing.group(1));
        }
        throw new IOException("ffmpeg lacks more than " + MOST_MISSING + " libraries");
    }

    private static void requireStarted(String output) throws IOException {
        if (!output.contains("ffmpeg version")) {
            throw new IOException(
                    "ffmpeg does not start: " + output.lines().findFirst().orElse("no output"));
        }
    }
}
