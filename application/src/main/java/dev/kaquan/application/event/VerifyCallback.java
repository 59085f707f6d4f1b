package dev.kaquan.application.event;

import dev.kaquan.application.port.Pushes.Reading;
import java.util.Map;

/** Verifies to WeChat that the URL for pushes is ours. */
@FunctionalInterface
public interface VerifyCallback {
  /**
   * Returns the text to answer with nothing else, or why the request is not valid.
   *
   * @param query the query parameters
   */
  Reading<String> verify(Map<String, String> query);
}
