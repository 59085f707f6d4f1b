package dev.kaquan.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock of a folder: its state is in the memory of one process. The system releases it when the
 * process ends, however that happens. The file contains the address of the sandbox.
 */
final class FolderLock implements AutoCloseable {
  /** Beyond the content, which other processes read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder.
   *
   * @throws FolderLockedException if a sandbox runs on it
   */
  static FolderLock acquire(Path folder) throws IOException {
    Path file = folder.resolve("sandbox.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel).isEmpty()) {
      channel.close();
      String address = Files.readString(file).strip();
      throw new FolderLockedException("a sandbox already runs on " + folder
          + (address.isEmpty() ? "" : " at " + address)
          + ": use it, stop it, or choose another folder");
    }
    channel.truncate(0);
    return new FolderLock(channel);
  }

  /** Writes the address that others are told. */
  void publish(String address) {
    try {
      channel.write(ByteBuffer.wrap(address.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lock file of the sandbox", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }
}
