package dev.kaquan.bootstrap;

import dev.kaquan.cli.ServerLauncher.SandboxEndpoint;
import dev.kaquan.jdbc.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Properties;

/** A file in the data folder through which commands find the sandbox that runs beside the service. */
record SandboxDescriptor(DataFolder data) {
  private static final String FILE = "sandbox.properties";

  /** Writes the file. Closing the result removes it. */
  AutoCloseable publish(SandboxEndpoint sandbox) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("url", sandbox.url().toString());
    properties.setProperty("appid", sandbox.appId());
    properties.setProperty("secret", sandbox.secret());
    StringWriter text = new StringWriter();
    properties.store(text, null);
    data.write(FILE, text.toString());
    return () -> Files.deleteIfExists(data.file(FILE));
  }

  /** Returns the running sandbox, or empty if there is none. */
  Optional<SandboxEndpoint> read() throws IOException {
    try (Reader reader = Files.newBufferedReader(data.file(FILE))) {
      Properties properties = new Properties();
      properties.load(reader);
      return Optional.of(new SandboxEndpoint(
          URI.create(properties.getProperty("url")),
          properties.getProperty("appid"),
          properties.getProperty("secret")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
