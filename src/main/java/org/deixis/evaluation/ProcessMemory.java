package org.deixis.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process in bytes.
 *
 * @param resident what it holds of the machine's memory; -1 where the system does not tell
 * @param peak the most it ever held; -1 where the system does not tell
 * @param heap used part of this process's Java heap, not collected before; 0 for another process
 */
record ProcessMemory(long resident, long peak, long heap) {

    /** Of this process. */
    static ProcessMemory now() {
        Runtime runtime = Runtime.getRuntime();
        ProcessMemory status = of("self");
        return new ProcessMemory(status.resident, status.peak, runtime.totalMemory() - runtime.freeMemory());
    }

    /** @param process its number, or {@code self} */
    static ProcessMemory of(String process) {
        long resident = -1;
        long peak = -1;
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
                if (line.startsWith("VmRSS:")) {
                    resident = bytes(line);
                } else if (line.startsWith("VmHWM:")) {
                    peak = bytes(line);
                }
            }
        } catch (IOException e) {
            return new ProcessMemory(-1, -1, 0);
        }
        return new ProcessMemory(resident, peak, 0);
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
}
