package org.bilane.kernel.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Links the C library's scheduler functions, once and only when they are first wanted. */
final class SchedLinker {

    private static final String ERRNO = "errno";

    private SchedLinker() {
    }

    /**
     * The scheduler calls of this system.
     *
     * @return calls that work, or that refuse with the reason: another operating system, native access not
     *     granted, or functions that cannot be linked
     */
    static AffinityCalls calls() {
        return Linked.CALLS;
    }

    /**
     * The same calls, linked when the first of them is made.
     *
     * @return calls for a caller that may need none of them
     */
    static AffinityCalls whenNeeded() {
        return new AffinityCalls() {
            @Override
            public CpuSet mask(int thread) throws AffinityException {
                return calls().mask(thread);
            }

            @Override
            public void setMask(int thread, CpuSet cpus) throws AffinityException {
                calls().setMask(thread, cpus);
            }
        };
    }

    private static AffinityCalls link() {
        if (!OperatingSystem.isLinux()) {
            return new RefusedCalls("threads cannot be pinned on " + OperatingSystem.name());
        }
        Module module = SchedLinker.class.getModule();
        // Asked beforehand: where access is neither granted nor denied, the JVM would grant it with a warning
        // on the error stream of a program that may not want to hear of it.
        if (!module.isNativeAccessEnabled()) {
            return new RefusedCalls("native access is not granted: needs --enable-native-access="
                    + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
        }
        try {
            if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
                return new RefusedCalls("threads are pinned on 64-bit systems only");
            }
            return linked();
        } catch (RuntimeException | LinkageError e) {
            return new RefusedCalls("the scheduler functions cannot be linked: " + e);
        }
    }

    /**
     * Links both functions, {@code int function(pid_t thread, size_t bytes, cpu_set_t *mask)}, by one handle, whose
     * first argument is the function: a handle of its own for each takes a few milliseconds more.
     */
    @SuppressWarnings("restricted") // link() has asked whether native access is granted.
    private static LibcCalls linked() {
        Linker linker = Linker.nativeLinker();
        MethodHandle handle = linker.downcallHandle(
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS),
                Linker.Option.captureCallState(ERRNO));
        SymbolLookup lookup = linker.defaultLookup();
        return new LibcCalls(call(handle, lookup.findOrThrow("sched_getaffinity")),
                call(handle, lookup.findOrThrow("sched_setaffinity")));
    }

    private static SchedCall call(MethodHandle handle, MemorySegment function) {
        StructLayout stateLayout = Linker.Option.captureStateLayout();
        return (thread, mask) -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(stateLayout);
                int result = (int) handle.invokeExact(function, state, thread, mask.byteSize(), mask);
                // Whatever the number, a failure must not pass for a success.
                return result == 0 ? 0 : Math.max(1, errno(stateLayout, state));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                // The signature is the handle's own and a C function throws nothing.
                throw new AssertionError("sched_getaffinity and sched_setaffinity throw nothing", e);
            }
        };
    }

    /** Found without a VarHandle, which takes time to make, while few calls fail. */
    private static int errno(StructLayout stateLayout, MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT,
                stateLayout.byteOffset(MemoryLayout.PathElement.groupElement(ERRNO)));
    }

    private static final class Linked {

        static final AffinityCalls CALLS = link();
    }
}
