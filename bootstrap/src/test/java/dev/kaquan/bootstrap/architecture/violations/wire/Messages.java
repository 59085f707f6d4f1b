package dev.kaquan.bootstrap.architecture.violations.wire;

/** Types of the wire module that other fixtures show. */
public interface Messages {
  final class Reply {}

  final class MalformedReplyException extends RuntimeException {}
}
