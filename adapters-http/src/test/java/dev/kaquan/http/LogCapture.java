package dev.kaquan.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while this is open, by any class. */
final class LogCapture implements AutoCloseable {
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final Logger access = (Logger) LoggerFactory.getLogger("dev.kaquan.http.access");

  LogCapture() {
    appender.start();
    root.addAppender(appender);
    access.setLevel(Level.INFO);
  }

  /** Returns the messages that are at least warnings. */
  List<String> warnings() {
    return List.copyOf(appender.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Returns the lines of requests. */
  List<String> requests() {
    return List.copyOf(appender.list).stream()
        .filter(event -> event.getLoggerName().equals(access.getName()))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    access.setLevel(null);
  }
}
