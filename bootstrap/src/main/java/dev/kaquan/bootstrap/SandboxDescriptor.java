package dev.kaquan.bootstrap;

import dev.kaquan.sandbox.Sandbox;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The note in the data folder by which commands find the sandbox that runs beside the service. */
final class SandboxDescriptor {
  private SandboxDescriptor() {}

  static Path in(Path data) {
    return data.resolve("sandbox.properties");
  }

  static void write(Path data, Sandbox sandbox) {
    Properties recordReport = new Properties();
    recordReport.setProperty("url", sandbox.url().toString());
    recordReport.setProperty("appid", sandbox.appId());
    recordReport.setProperty("secret", sandbox.secret());
    StringWriter text = new StringWriter();
    try {
      recordReport.store(text, null);
      PrivateFiles.write(in(data), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the data folder " + data, e);
    }
  }

  static void remove(Path data) {
    try {
      Files.deleteIfExists(in(data));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the data folder " + data, e);
    }
  }
}
