package org.bilane.harness.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.file.ExistingFile;
import org.bilane.kernel.file.TemporaryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two writers of one output, of which each found that its name was free. */
class ExistingFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theLaterOfTwoFilesReplacesTheOtherOrFails(ExistingFile existing) throws IOException {
        Path target = folder.resolve("o.npy");
        try (NpyWriter one = NpyWriter.create(target, existing, 1);
                NpyWriter two = NpyWriter.create(target, existing, 2)) {
            one.commit();
            if (existing == ExistingFile.KEEP) {
                NpyException taken = assertThrows(NpyException.class, two::commit);
                assertEquals(target + ": cannot be committed: there is a file of that name by now, which is kept",
                        taken.getMessage());
            } else {
                two.commit();
            }
        }
        assertEquals(List.of("o.npy"), FileNames.in(folder));
        try (NpyArray left = NpyArray.open(target)) {
            assertArrayEquals(new long[] {existing == ExistingFile.KEEP ? 1 : 2}, left.shape());
        }
    }

    @Test
    void aFileWithoutANameCannotBeKept() throws IOException {
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            assertThrows(IllegalStateException.class, file::commit);
        }
        assertEquals(List.of(), FileNames.in(folder));
    }

    @Test
    void aFileIsKeptWhateverItIs() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
        assertThrows(FileAlreadyExistsException.class, () -> TemporaryFile.of(link, ExistingFile.KEEP));
        Path file = folder.resolve("file");
        try (TemporaryFile late = TemporaryFile.of(file, ExistingFile.KEEP)) {
            Files.createSymbolicLink(file, folder.resolve("nothing"));
            assertThrows(FileAlreadyExistsException.class, late::commit);
        }
        assertTrue(Files.isSymbolicLink(file));
        assertEquals(List.of("file", "link"), FileNames.in(folder));
    }

    /** Who may not read a file must not read what replaces it while that is written. */
    @Test
    void whatReplacesAPrivateFileIsPrivateFromTheBeginning() throws IOException {
        Path target = Files.writeString(folder.resolve("private"), "old");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(target, permissions);
        try (TemporaryFile file = TemporaryFile.of(target)) {
            Path hidden = folder.resolve(FileNames.in(folder).stream().filter(name -> name.startsWith(".bilane-"))
                    .findFirst().orElseThrow());
            assertEquals(permissions, Files.getPosixFilePermissions(hidden));
            file.commit();
        }
        assertEquals(permissions, Files.getPosixFilePermissions(target));
    }

    @ParameterizedTest
    @EnumSource
    void theLaterOfTwoFoldersReplacesTheOtherOrFails(ExistingFile existing) throws IOException {
        Path target = folder.resolve("saved");
        try (WholeFolder one = WholeFolder.create(target, existing);
                WholeFolder two = WholeFolder.create(target, existing)) {
            Files.writeString(one.path().resolve("one"), "");
            Files.writeString(two.path().resolve("two"), "");
            one.publish();
            if (existing == ExistingFile.KEEP) {
                assertThrows(FileAlreadyExistsException.class, two::publish);
            } else {
                two.publish();
            }
        }
        assertEquals(List.of("saved"), FileNames.in(folder));
        assertTrue(Files.exists(target.resolve(existing == ExistingFile.KEEP ? "one" : "two")));
    }

    /** A shutdown discards as closing does; the lock stands for a folder that is between its two names. */
    @Test
    void aFolderIsNotDiscardedWhileItGetsItsName() throws IOException, InterruptedException {
        Path target = Files.createDirectory(folder.resolve("saved"));
        Files.writeString(target.resolve("former"), "");
        WholeFolder late = WholeFolder.create(target, ExistingFile.REPLACE);
        Files.writeString(late.path().resolve("late"), "");
        Thread discarding = new Thread(late::close);
        synchronized (late) {
            discarding.start();
            while (discarding.getState() != Thread.State.BLOCKED && discarding.isAlive()) {
                Thread.onSpinWait();
            }
            late.publish();
        }
        discarding.join();
        assertEquals(List.of("saved"), FileNames.in(folder));
        assertEquals(List.of("late"), FileNames.in(target));
    }

    @Test
    void aFolderThatWasDiscardedDoesNotTouchTheFormerOne() throws IOException {
        Path target = Files.createDirectory(folder.resolve("saved"));
        Files.writeString(target.resolve("former"), "");
        WholeFolder late = WholeFolder.create(target, ExistingFile.REPLACE);
        late.close();
        assertEquals("the JVM is shutting down", assertThrows(IOException.class, late::publish).getMessage());
        assertEquals(List.of("former"), FileNames.in(target));
    }
}
